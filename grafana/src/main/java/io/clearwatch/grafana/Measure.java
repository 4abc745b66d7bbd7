package io.clearwatch.grafana;

import io.clearwatch.seeds.Text;

/** What a number is, as Grafana's unit, and the digits after its point. */
enum Measure {
  HOURS(new Text("suffix: h", "suffix: 小时"), 2),
  WORKING_DAYS(new Text("suffix: wd", "suffix: 个工作日"), 1),
  SHARE(new Text("percentunit", "percentunit"), 1),
  DECLARATIONS(new Text("suffix: declarations", "suffix: 票"), 0),
  CASES(new Text("suffix: cases", "suffix: 起"), 0),
  RATIO(new Text("suffix: × limit", "suffix: × 限值"), 2),
  SECONDS(new Text("s", "s"), 1),
  MILLISECONDS(new Text("ms", "ms"), 0),
  PER_MINUTE(new Text("suffix: /min", "suffix: /分钟"), 1),
  PER_SECOND(new Text("suffix: /s", "suffix: /秒"), 1),
  RECORDS(new Text("suffix: records", "suffix: 条"), 0),
  RESTARTS(new Text("suffix: restarts", "suffix: 次"), 0),
  BYTES(new Text("bytes", "bytes"), 1),
  /** A number without a unit, or a table of several. */
  PLAIN(new Text("none", "none"), 2);

  private final Text unit;
  private final int decimals;

  Measure(Text unit, int decimals) {
    this.unit = unit;
    this.decimals = decimals;
  }

  String unit(Language language) {
    return language.of(unit);
  }

  int decimals() {
    return decimals;
  }
}
