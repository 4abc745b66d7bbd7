package io.clearwatch.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import gives exactly the events that the export was made of. */
class ImportedExportsTest {
  private static final String CHINESE_MAPPING =
      """
      charset: GBK
      timezone: Asia/Shanghai
      times: [yyyy/M/d H:mm]
      fields:
        eventId: 流水号
        declarationId: 报关单号
        port: {column: 口岸, codes: {大窑湾港: dalian-dayaowan, 盐田港: shenzhen-yantian}}
        direction: {column: 进出口, codes: {进口: IMPORT, 出口: EXPORT}}
        transport: {column: 运输方式, codes: {水路运输: SEA, 铁路运输: RAIL}}
        filing: {column: 申报模式, codes: {普通: ORDINARY, 提前申报: ADVANCE, 两步申报: TWO_STEP}}
        handling:
          column: 作业模式
          codes: {普通: ORDINARY, 船边直提: SHIPSIDE_PICKUP, 抵港直装: DIRECT_LOADING, 组合港: COMBINED_PORT}
        commodity:
          column: 货物类别
          codes:
            普通货物: GENERAL
            生鲜: PERISHABLE
            危险品: DANGEROUS
            大宗商品: BULK
            跨境电商: ECOMMERCE
            汽车: VEHICLE
            锂电池: BATTERY
            高新技术: HIGH_TECH
        trader: 收发货人
        traderClass: {column: 企业信用等级, codes: {高级认证企业: AEO, 常规企业: REGULAR}}
        paperless: {column: 无纸化, codes: {是: true, 否: false}}
        channel: {column: 申报渠道, codes: {单一窗口: SINGLE_WINDOW, 其他: OTHER}}
      events:
        - type: declarations
          phase: {column: 节点, codes: {运抵: ARRIVED, 申报: DECLARED, 缴税: DUTY_PAID, 撤销: CANCELLED}}
          time: 发生时间
        - type: releases
          phase: {column: 节点, codes: {放行: RELEASED, 提离: COLLECTED, 装船: LOADED}}
          time: 发生时间
      """;

  private static final String ENGLISH_MAPPING =
      """
      delimiter: ";"
      times: [yyyy-MM-dd HH:mm:ss]
      codes:
        phases:
          Submitted: SUBMITTED
          Accepted: ACCEPTED
          Suspended: SUSPENDED
          Resumed: RESUMED
          Approved: APPROVED
          Paid: PAID
          Rejected: REJECTED
          Withdrawn: WITHDRAWN
      fields:
        eventId: Event No
        refundId: Refund No
        city: {column: City, codes: {Dalian: dalian, Shenzhen: shenzhen}}
        exporter: Exporter
        exporterClass:
          column: Exporter Class
          codes: {Class 1: CLASS_1, Class 2: CLASS_2, Class 3: CLASS_3, Class 4: CLASS_4}
        amountFen: {column: Amount (yuan), unit: yuan}
        paperless: {column: Paperless, codes: {Y: true, N: false}}
      events:
        - type: refunds
          phase: {column: Status, codes: phases}
          time: {date: Date, clock: Time}
      """;

  private static final String WIDE_INSPECTIONS =
      """
      times: [iso]
      fields:
        inspectionId: inspection_id
        declarationId: declaration_id
        port: port
        direction: direction
        kind: kind
        commodity: commodity
      events:
        - {type: inspections, phase: ORDERED, time: ordered_at}
        - {type: inspections, phase: REQUESTED, time: requested_at}
        - {type: inspections, phase: CONFIRMED, time: confirmed_at, fields: {slotStart: slot_start}}
        - {type: inspections, phase: STARTED, time: started_at}
        - {type: inspections, phase: FINISHED, time: finished_at, fields: {outcome: outcome}}
        - {type: inspections, phase: CANCELLED, time: cancelled_at}
        - {type: inspections, phase: FEE_WAIVED, time: fee_waived_at}
      """;

  @TempDir Path folder;

  @Test
  void aChineseExportWithARowForEachEventGivesItsEvents() throws Exception {
    Set<SpecificRecordBase> events =
        WorldEvents.cutTo(ChronoUnit.MINUTES, WorldEvents.of(Exports.goods()));
    Path export = folder.resolve("通关.csv");
    Exports.writeChinese(export, events);

    assertThat(imported(CHINESE_MAPPING, export)).hasSizeGreaterThan(500).isEqualTo(events);
    assertThat(guessed(export)).isEqualTo(events);
  }

  @Test
  void anEnglishExportWithDateAndTimeApartGivesItsEvents() throws Exception {
    Set<SpecificRecordBase> events =
        WorldEvents.cutTo(ChronoUnit.SECONDS, WorldEvents.of(EventType.REFUNDS));
    Path export = folder.resolve("refunds.csv");
    Exports.writeEnglish(export, events);

    assertThat(imported(ENGLISH_MAPPING, export)).hasSizeGreaterThan(100).isEqualTo(events);
    assertThat(guessed(export)).isEqualTo(events);
  }

  @Test
  void anExportWithARowForEachInspectionGivesItsEvents() throws Exception {
    Map<String, List<SpecificRecordBase>> subjects =
        WorldEvents.bySubject(WorldEvents.of(EventType.INSPECTIONS));
    Path export = folder.resolve("inspections.csv");
    Exports.writeWide(export, subjects.values());
    Set<SpecificRecordBase> events = WorldEvents.withoutIds(Exports.all(subjects.values()));

    assertThat(WorldEvents.withoutIds(imported(WIDE_INSPECTIONS, export)))
        .hasSizeGreaterThan(50)
        .isEqualTo(events);
    assertThat(WorldEvents.withoutIds(guessed(export))).isEqualTo(events);
  }

  @Test
  void anExportWithARowForEachDeclarationGivesItsEvents() throws Exception {
    Map<String, List<SpecificRecordBase>> subjects =
        WorldEvents.bySubject(WorldEvents.of(Exports.goods()));
    // Without an arrival or a declaration a row has not the columns that every event needs.
    subjects.values().removeIf(events -> !tells(events, "ARRIVED") && !tells(events, "DECLARED"));
    Path export = folder.resolve("declarations.csv");
    Exports.writeWide(export, subjects.values());
    Set<SpecificRecordBase> events = WorldEvents.withoutIds(Exports.all(subjects.values()));

    assertThat(WorldEvents.withoutIds(guessed(export))).hasSizeGreaterThan(500).isEqualTo(events);
  }

  @Test
  void idsThatAreMadeAreTheSameEachTimeAndOneForEachEvent() throws Exception {
    Map<String, List<SpecificRecordBase>> subjects =
        WorldEvents.bySubject(WorldEvents.of(EventType.INSPECTIONS));
    Path export = folder.resolve("inspections.csv");
    Exports.writeWide(export, subjects.values());

    Set<SpecificRecordBase> first = imported(WIDE_INSPECTIONS, export);

    assertThat(imported(WIDE_INSPECTIONS, export)).isEqualTo(first);
    assertThat(first.stream().map(EventType.INSPECTIONS::eventIdOf).distinct())
        .hasSameSizeAs(first);
  }

  @Test
  void everyFormatHasTheSameEvents() throws Exception {
    Path export = folder.resolve("refunds.csv");
    Exports.writeEnglish(export, WorldEvents.of(EventType.REFUNDS));
    Path mapping = Files.writeString(folder.resolve("mapping.yaml"), ENGLISH_MAPPING);
    Path out = folder.resolve("out");

    CommandRun.succeeding(
        "import --format avro,csv,jsonl --mapping", mapping, "--in", export, "--out", out);

    assertThat(out.resolve("refunds.avro")).exists();
    assertThat(out.resolve("refunds.csv")).exists();
    assertThat(out.resolve("refunds.jsonl")).exists();
    assertThat(WorldEvents.in(out))
        .isEqualTo(WorldEvents.cutTo(ChronoUnit.SECONDS, WorldEvents.of(EventType.REFUNDS)));
  }

  private static boolean tells(List<SpecificRecordBase> events, String phase) {
    return events.stream().anyMatch(event -> event.get("phase").toString().equals(phase));
  }

  private Set<SpecificRecordBase> guessed(Path export) throws IOException {
    return imported(CommandRun.succeeding("import --guess --in", export).out(), export);
  }

  private Set<SpecificRecordBase> imported(String mapping, Path export) throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "mapping", ".yaml"), mapping);
    Path out = Files.createTempDirectory(folder, "out");
    CommandRun run = CommandRun.succeeding("import --mapping", file, "--in", export, "--out", out);
    assertThat(Files.readAllLines(out.resolve("rejected.csv"))).as(run.out() + mapping).hasSize(1);
    return WorldEvents.in(out);
  }
}
