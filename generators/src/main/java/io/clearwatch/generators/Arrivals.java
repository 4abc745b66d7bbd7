package io.clearwatch.generators;

/**
 * Lets goods arrive, as many as conditions allow: in a surge others come with them, in a slack time
 * some of those that nobody has declared stay away.
 */
final class Arrivals {
  private final Site site;
  private final DeclarationMaker maker;
  private final ClearanceProcess imports;
  private final ClearanceProcess exports;
  private final Quota kept = new Quota(0);
  private final Quota added = new Quota(0);

  Arrivals(Site site, DeclarationMaker maker, ClearanceProcess imports, ClearanceProcess exports) {
    this.site = site;
    this.maker = maker;
    this.imports = imports;
    this.exports = exports;
  }

  /** Plans the arrival of imports of a flow at a time. */
  Declaration expectImport(Flow flow, long arrivalMillis) {
    Declaration declaration = maker.anImport(flow);
    imports.expect(declaration, arrivalMillis);
    return declaration;
  }

  /**
   * Plans the arrival of exports of a flow at the yard at a time.
   *
   * @param departure what they leave with, null if they drive out by themselves
   */
  Declaration expectExport(Flow flow, Departure departure, long arrivalMillis) {
    Declaration declaration = maker.anExport(flow, departure);
    exports.expect(declaration, arrivalMillis);
    return declaration;
  }

  /** Goods that were expected are there. */
  void land(Declaration declaration) {
    double factor = site.conditions().arrivals(site.city().id(), site.simulator().nowMillis());
    if (factor < 1 && !declaration.isKnown() && !kept.selects(factor)) {
      return;
    }
    process(declaration).arrive(declaration);
    if (factor > 1) {
      for (int more = added.count(factor - 1); more > 0; more--) {
        Declaration unexpected = maker.another(declaration);
        process(unexpected).expect(unexpected, site.simulator().nowMillis());
        process(unexpected).arrive(unexpected);
      }
    }
  }

  private ClearanceProcess process(Declaration declaration) {
    return declaration.isImport() ? imports : exports;
  }
}
