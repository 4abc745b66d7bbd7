package io.clearwatch.standalone.imports;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** Events as other systems would export them, in three shapes. */
final class Exports {
  static final Charset GBK = Charset.forName("GBK");

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("ARRIVED", "运抵"),
          Map.entry("DECLARED", "申报"),
          Map.entry("DUTY_PAID", "缴税"),
          Map.entry("CANCELLED", "撤销"),
          Map.entry("RELEASED", "放行"),
          Map.entry("COLLECTED", "提离"),
          Map.entry("LOADED", "装船"),
          Map.entry("IMPORT", "进口"),
          Map.entry("EXPORT", "出口"),
          Map.entry("SEA", "水路运输"),
          Map.entry("AIR", "航空运输"),
          Map.entry("ROAD", "公路运输"),
          Map.entry("RAIL", "铁路运输"),
          Map.entry("POST", "邮件运输"),
          Map.entry("ORDINARY", "普通"),
          Map.entry("ADVANCE", "提前申报"),
          Map.entry("TWO_STEP", "两步申报"),
          Map.entry("SHIPSIDE_PICKUP", "船边直提"),
          Map.entry("DIRECT_LOADING", "抵港直装"),
          Map.entry("COMBINED_PORT", "组合港"),
          Map.entry("GENERAL", "普通货物"),
          Map.entry("PERISHABLE", "生鲜"),
          Map.entry("DANGEROUS", "危险品"),
          Map.entry("BULK", "大宗商品"),
          Map.entry("ECOMMERCE", "跨境电商"),
          Map.entry("VEHICLE", "汽车"),
          Map.entry("BATTERY", "锂电池"),
          Map.entry("HIGH_TECH", "高新技术"),
          Map.entry("AEO", "高级认证企业"),
          Map.entry("REGULAR", "常规企业"),
          Map.entry("SINGLE_WINDOW", "单一窗口"),
          Map.entry("OTHER", "其他"),
          Map.entry("true", "是"),
          Map.entry("false", "否"));

  private Exports() {}

  /** GBK, Chinese, a row for each event of declarations and releases, times in whole minutes. */
  static void writeChinese(Path file, Collection<SpecificRecordBase> events) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("流水号,报关单号,节点,发生时间,进出口,口岸,运输方式,申报模式,作业模式,货物类别,收发货人,企业信用等级,无纸化,申报渠道");
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy/M/d H:mm").withZone(SHANGHAI);
    for (SpecificRecordBase event : events) {
      String port = PortRegistry.builtIn().port((String) event.get("port")).name().zh();
      if (event instanceof DeclarationEvent d) {
        lines.add(
            csv(
                d.getEventId(),
                d.getDeclarationId(),
                chinese(d.getPhase()),
                format.format(d.getEventTime()),
                chinese(d.getDirection()),
                port,
                chinese(d.getTransport()),
                chinese(d.getFiling()),
                chinese(d.getHandling()),
                chinese(d.getCommodity()),
                d.getTrader(),
                chinese(d.getTraderClass()),
                chinese(d.getPaperless()),
                chinese(d.getChannel())));
      } else if (event instanceof ReleaseEvent r) {
        lines.add(
            csv(
                r.getEventId(),
                r.getDeclarationId(),
                chinese(r.getPhase()),
                format.format(r.getEventTime()),
                null,
                port,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
      }
    }
    Files.write(file, (String.join("\r\n", lines) + "\r\n").getBytes(GBK));
  }

  /**
   * UTF-8 with a byte order mark, semicolons, a row for each event of refunds, two time columns.
   */
  static void writeEnglish(Path file, Collection<SpecificRecordBase> events) throws IOException {
    StringBuilder text = new StringBuilder("\uFEFF");
    text.append("Event No;Refund No;Status;Date;Time;City;Exporter;Exporter Class;");
    text.append("Amount (yuan);Paperless\n");
    DateTimeFormatter date = DateTimeFormatter.ISO_LOCAL_DATE.withZone(SHANGHAI);
    DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(SHANGHAI);
    for (SpecificRecordBase event : events) {
      RefundEvent refund = (RefundEvent) event;
      text.append(
          String.join(
              ";",
              refund.getEventId(),
              refund.getRefundId(),
              capital(refund.getPhase()),
              date.format(refund.getEventTime()),
              clock.format(refund.getEventTime()),
              PortRegistry.builtIn().city(refund.getCity()).name().en(),
              refund.getExporter(),
              "Class " + refund.getExporterClass().name().substring("CLASS_".length()),
              String.format("%,.2f", BigDecimal.valueOf(refund.getAmountFen(), 2)),
              refund.getPaperless() ? "Y" : "N"));
      text.append('\n');
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** A row for each declaration or inspection, a column for each milestone, ISO 8601, no ids. */
  static void writeWide(Path file, Collection<List<SpecificRecordBase>> subjects)
      throws IOException {
    List<Map<String, String>> rows = subjects.stream().map(Exports::wideRow).toList();
    Set<String> columns = new TreeSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    Stream<String> header = Stream.of(String.join(",", columns));
    Stream<String> lines =
        rows.stream().map(row -> csv(columns.stream().map(row::get).toArray(String[]::new)));
    Files.write(file, Stream.concat(header, lines).toList());
  }

  private static Map<String, String> wideRow(List<SpecificRecordBase> events) {
    Map<String, String> row = new LinkedHashMap<>();
    for (SpecificRecordBase event : events) {
      String phase = event.get("phase").toString().toLowerCase();
      row.put(phase + "_at", iso((Instant) event.get("eventTime")));
      event.getSchema().getFields().stream()
          .map(field -> field.name())
          .filter(name -> !Set.of("eventId", "eventTime", "phase").contains(name))
          .filter(name -> event.get(name) != null)
          .forEach(name -> row.merge(snake(name), text(event.get(name)), same(event)));
    }
    return row;
  }

  private static BinaryOperator<String> same(SpecificRecordBase event) {
    return (one, other) -> {
      if (!one.equals(other)) {
        throw new AssertionError(one + " and " + other + " in one row: " + event);
      }
      return one;
    };
  }

  private static String text(Object value) {
    return value instanceof Instant time ? iso(time) : value.toString();
  }

  private static String iso(Instant time) {
    return time.atZone(SHANGHAI).toOffsetDateTime().toString();
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase();
  }

  private static String capital(Enum<?> phase) {
    return phase.name().charAt(0) + phase.name().substring(1).toLowerCase();
  }

  private static String chinese(Object value) {
    return value == null ? null : CHINESE.get(value.toString());
  }

  static String csv(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell == null ? "" : cell)
        .map(
            cell -> cell.matches("(?s).*[,\"\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
        .collect(Collectors.joining(","));
  }

  static Set<SpecificRecordBase> all(Collection<List<SpecificRecordBase>> subjects) {
    return subjects.stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  static EventType[] goods() {
    return new EventType[] {EventType.DECLARATIONS, EventType.RELEASES};
  }
}
