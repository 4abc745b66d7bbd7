package io.clearwatch.measurements;

/** Unit of a stored value. A share is a fraction: 1 is 100 %. */
public enum Unit {
  HOURS,
  WORKING_DAYS,
  SHARE
}
