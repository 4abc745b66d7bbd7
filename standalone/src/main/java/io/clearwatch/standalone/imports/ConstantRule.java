package io.clearwatch.standalone.imports;

import java.util.List;

/** The same value in every row. */
record ConstantRule(Object constant) implements FieldRule {
  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public Object value(ExportRow row) {
    return constant;
  }
}
