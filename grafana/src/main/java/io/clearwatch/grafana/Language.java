package io.clearwatch.grafana;

import io.clearwatch.seeds.Text;

/** A language in which every dashboard is made. */
public enum Language {
  ENGLISH("en", "", "clearwatch"),
  CHINESE("zh", "-zh", "clearwatch 中文");

  private final String key;
  private final String uidSuffix;
  private final String folder;

  Language(String key, String uidSuffix, String folder) {
    this.key = key;
    this.uidSuffix = uidSuffix;
    this.folder = folder;
  }

  /** Name of its folder of files. */
  public String key() {
    return key;
  }

  /** Name of its folder in Grafana. */
  public String folder() {
    return folder;
  }

  /** The uid of a dashboard in this language. */
  public String uid(String name) {
    return "clearwatch-" + name + uidSuffix;
  }

  /** The text in this language. */
  public String of(Text text) {
    return this == ENGLISH ? text.en() : text.zh();
  }
}
