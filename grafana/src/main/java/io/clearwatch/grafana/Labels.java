package io.clearwatch.grafana;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.seeds.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that are stored, in words. */
final class Labels {
  static final Text ALL = new Text("all", "全部");

  static final Map<String, Text> DIRECTIONS =
      texts("IMPORT", "import", "进口", "EXPORT", "export", "出口");

  static final Map<String, Text> TRANSPORTS =
      texts(
          "SEA", "sea", "水运", "AIR", "air", "空运", "ROAD", "road", "公路", "RAIL", "rail", "铁路",
          "POST", "post", "邮运");

  static final Map<String, Text> FILINGS =
      texts(
          "ORDINARY",
          "ordinary",
          "普通申报",
          "ADVANCE",
          "advance",
          "提前申报",
          "TWO_STEP",
          "two-step",
          "两步申报");

  static final Map<String, Text> COMMODITIES =
      texts(
          "GENERAL",
          "general",
          "一般货物",
          "PERISHABLE",
          "perishable",
          "鲜活易腐",
          "DANGEROUS",
          "dangerous",
          "危险品",
          "BULK",
          "bulk",
          "大宗散货",
          "ECOMMERCE",
          "e-commerce",
          "跨境电商",
          "VEHICLE",
          "vehicles",
          "汽车",
          "BATTERY",
          "batteries",
          "电池",
          "HIGH_TECH",
          "high-tech",
          "高新技术");

  static final Map<String, Text> TRADER_CLASSES =
      texts("AEO", "AEO", "高级认证企业", "REGULAR", "others", "其他企业");

  static final Map<String, Text> INSPECTED =
      texts("true", "inspected", "查验", "false", "not inspected", "未查验");

  static final Map<String, Text> KINDS =
      texts(
          "DOCUMENT",
          "documents",
          "单证审核",
          "SCAN",
          "scan",
          "机检",
          "PHYSICAL",
          "physical",
          "人工查验",
          "FUMIGATION",
          "fumigation",
          "熏蒸",
          "SAMPLING",
          "sampling",
          "抽样送检");

  static final Map<String, Text> EXPORTER_CLASSES =
      texts(
          "CLASS_1", "class 1", "一类", "CLASS_2", "class 2", "二类", "CLASS_3", "class 3", "三类",
          "CLASS_4", "class 4", "四类");

  static final Map<String, Text> STAGES =
      texts(
          Stage.PREPARATION.key(),
          "preparation (trader)",
          "通关准备（企业）",
          Stage.INSPECTION_WAIT.key(),
          "inspection wait (customs)",
          "等待查验（海关）",
          Stage.INSPECTION.key(),
          "inspection (customs)",
          "查验实施（海关）",
          Stage.CUSTOMS.key(),
          "customs processing (customs)",
          "海关作业（海关）",
          Stage.HANDOVER.key(),
          "handover (terminal)",
          "提离／装运（码头）");

  static final Map<String, Text> STATES =
      texts(
          "OK",
          "OK",
          "达标",
          "AT_RISK",
          "At risk",
          "临近限值",
          "BREACHED",
          "Breached",
          "未达标",
          "NO_DATA",
          "No data",
          "样本不足");

  static final Map<String, Text> ALERT_STATES =
      texts("PENDING", "Pending", "观察中", "FIRING", "Firing", "告警中", "RESOLVED", "Resolved", "已恢复");

  static final Map<String, Text> ALERT_KINDS =
      texts("TARGET", "promise", "承诺", "EARLY", "early warning", "预警");

  static final Map<String, Text> STATISTICS =
      texts(
          "mean",
          "mean",
          "均值",
          "p50",
          "median",
          "中位数",
          "p90",
          "p90",
          "九成分位",
          "p95",
          "p95",
          "p95",
          "p99",
          "p99",
          "p99",
          "limit",
          "limit",
          "限值",
          "count",
          "completions",
          "完成数");

  static final Map<String, Text> WINDOWS =
      texts(
          Window.H24.key(),
          "24 hours",
          "24 小时",
          Window.H1.key(),
          "1 hour",
          "1 小时",
          Window.D7.key(),
          "7 days",
          "7 天",
          Window.D30.key(),
          "30 days",
          "30 天");

  static final Map<String, Text> DEFINITIONS =
      texts(
          Metric.CLEARANCE_CUSTOMS.key(),
          "customs (to release)",
          "海关口径（至放行）",
          Metric.CLEARANCE_LOGISTICS.key(),
          "logistics (to handover)",
          "物流口径（至提离／装运）");

  private Labels() {}

  private static Map<String, Text> texts(String... valueEnglishChinese) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (int i = 0; i < valueEnglishChinese.length; i += 3) {
      texts.put(
          valueEnglishChinese[i], new Text(valueEnglishChinese[i + 1], valueEnglishChinese[i + 2]));
    }
    return texts;
  }

  /** With what stands where an attribute is not known. */
  static Map<String, Text> andUnknown(Map<String, Text> texts) {
    Map<String, Text> all = new LinkedHashMap<>(texts);
    all.put(Dimension.UNKNOWN, new Text("not known", "未知"));
    return all;
  }

  static Map<String, Text> cities() {
    Map<String, Text> cities = new LinkedHashMap<>();
    for (City city : PortRegistry.builtIn().cities()) {
      cities.put(city.id(), city.name());
    }
    return cities;
  }

  static Map<String, Text> ports() {
    Map<String, Text> ports = new LinkedHashMap<>();
    PortRegistry.builtIn().ports().forEach(port -> ports.put(port.id(), port.name()));
    ports.put(Dimension.ALL, ALL);
    return ports;
  }

  /** Targets, with their city. */
  static Map<String, Text> targets() {
    Map<String, Text> cities = cities();
    Map<String, Text> targets = new LinkedHashMap<>();
    Catalogue.builtIn()
        .targets()
        .forEach(
            target -> {
              Text city = cities.get(target.scope().get(Dimension.CITY));
              targets.put(
                  target.id(),
                  new Text(
                      city.en() + ": " + target.name().en(), city.zh() + "：" + target.name().zh()));
            });
    return targets;
  }

  static Map<String, Text> stuckCauses() {
    Map<String, Text> causes = new LinkedHashMap<>();
    StuckLimits.builtIn().all().forEach(limit -> causes.put(limit.id(), limit.name()));
    return causes;
  }
}
