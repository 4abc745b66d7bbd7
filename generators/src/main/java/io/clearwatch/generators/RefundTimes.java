package io.clearwatch.generators;

import io.clearwatch.events.ExporterClass;

/**
 * Working days that a tax office examines a refund, by the exporter's class: means 2.5 for class 1
 * and 2, 7 for class 3, 12 for class 4.
 */
final class RefundTimes {
  private static final double TRUSTED_DAYS = 2.5;
  private static final double CLASS_3_DAYS = 7;
  private static final double CLASS_4_DAYS = 12;
  private static final double SIGMA = 0.5;

  private RefundTimes() {}

  static int examinationWorkingDays(ExporterClass exporterClass, double uniform) {
    double mean =
        switch (exporterClass) {
          case CLASS_1, CLASS_2 -> TRUSTED_DAYS;
          case CLASS_3 -> CLASS_3_DAYS;
          case CLASS_4 -> CLASS_4_DAYS;
        };
    return (int) Math.round(LogNormal.quantile(uniform, mean, SIGMA));
  }
}
