package io.clearwatch.standalone.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text put together from columns, as {@code {Declaration}-{Number}}. Where one of them is empty
 * there is no value.
 */
record TemplateRule(String template) implements FieldRule {
  private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    Matcher matcher = COLUMN.matcher(template);
    while (matcher.find()) {
      columns.add(matcher.group(1).strip());
    }
    return columns;
  }

  @Override
  public Object value(ExportRow row) {
    if (columns().stream().anyMatch(row::isEmpty)) {
      return null;
    }
    return COLUMN
        .matcher(template)
        .replaceAll(column -> Matcher.quoteReplacement(row.cell(column.group(1).strip())));
  }
}
