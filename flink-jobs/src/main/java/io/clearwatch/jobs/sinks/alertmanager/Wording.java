package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.measurements.Unit;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.seeds.Target.Statistic;
import io.clearwatch.seeds.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The words of an alert that are not those of a document, in both languages. */
final class Wording {
  private static final int DECIMALS = 2;

  private Wording() {}

  /** A value for reading; a share in percent. */
  static Text amount(double value, Unit unit) {
    return switch (unit) {
      case HOURS -> new Text(plain(value) + " h", plain(value) + " 小时");
      case WORKING_DAYS -> new Text(plain(value) + " working days", plain(value) + " 个工作日");
      case SHARE -> new Text(plain(100 * value) + " %", plain(100 * value) + "%");
    };
  }

  static Text comparator(Comparator comparator) {
    return switch (comparator) {
      case BELOW -> new Text("below", "低于");
      case AT_MOST -> new Text("at most", "不超过");
      case AT_LEAST -> new Text("at least", "不低于");
      case ABOVE -> new Text("above", "高于");
    };
  }

  static Text statistic(Statistic statistic) {
    return switch (statistic) {
      case MEAN -> new Text("mean", "均值");
      case SHARE -> new Text("share", "占比");
      case P50, P90, P95, P99 -> {
        String percent = statistic.name().substring(1);
        yield new Text(statistic.name().toLowerCase(Locale.ROOT), "第 " + percent + " 百分位数");
      }
    };
  }

  static Text window(Window window) {
    return switch (window) {
      case H1 -> new Text("the last hour", "近 1 小时");
      case H24 -> new Text("the last 24 hours", "近 24 小时");
      case D7 -> new Text("the last 7 days", "近 7 天");
      case D30 -> new Text("the last 30 days", "近 30 天");
    };
  }

  /** Of {@code IMPORT}, {@code EXPORT} or {@code all}; empty for the last. */
  static Text direction(String direction) {
    return switch (direction) {
      case "IMPORT" -> new Text(", imports", "（进口）");
      case "EXPORT" -> new Text(", exports", "（出口）");
      default -> new Text("", "");
    };
  }

  private static String plain(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
