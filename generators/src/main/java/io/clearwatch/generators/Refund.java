package io.clearwatch.generators;

/** A claim for the tax on exports. */
final class Refund extends Subject {
  final Trader exporter;
  final long amountFen;
  final boolean paperless;

  Refund(Trader exporter, long amountFen, boolean paperless) {
    this.exporter = exporter;
    this.amountFen = amountFen;
    this.paperless = paperless;
  }
}
