package io.clearwatch.generators;

import java.util.function.ToLongFunction;

/**
 * Lets goods arrive, as many as conditions allow: in a surge others come with them, in a slack time
 * some of those that nobody has declared stay away.
 */
final class Arrivals {
  /** Goods that will arrive at a time. */
  record Expected(Declaration declaration, long arrivalMillis) {}

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

  /** Plans the arrival of an import of a flow at a time. */
  Declaration expectImport(Flow flow, long arrivalMillis) {
    Declaration declaration = maker.anImport(flow);
    imports.expect(declaration, arrivalMillis);
    return declaration;
  }

  /**
   * Plans the arrival of an export of a flow at the yard.
   *
   * @param departure what it leaves with, null if it drives out by itself
   * @param arrivalMillis when it is there, by what it declares
   */
  Expected expectExport(Flow flow, Departure departure, ToLongFunction<Attributes> arrivalMillis) {
    Declaration declaration = maker.anExport(flow, departure);
    long time = arrivalMillis.applyAsLong(declaration.attributes);
    exports.expect(declaration, time);
    return new Expected(declaration, time);
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
