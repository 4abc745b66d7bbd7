package io.clearwatch.standalone.report;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The words of a report in its language. */
final class ReportWords {
  private final Language language;
  private final Map<String, String> words = new HashMap<>();

  ReportWords(Language language) {
    this.language = language;
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "pages.report",
            language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
  }

  /** Languages of a report. */
  enum Language {
    EN,
    ZH
  }

  Language language() {
    return language;
  }

  /** A text in the report's language. */
  String of(io.clearwatch.seeds.Text text) {
    return language == Language.ZH ? text.zh() : text.en();
  }

  /** A word, with what stands in it; the key itself where it has none, as for an unknown code. */
  String of(String key, Object... values) {
    String word = words.get(key);
    if (word == null) {
      return key.substring(key.indexOf('.') + 1);
    }
    return values.length == 0 ? word : new MessageFormat(word, Locale.ROOT).format(values);
  }

  /** All words without a place for a value, for the template. */
  Map<String, String> all() {
    return words;
  }
}
