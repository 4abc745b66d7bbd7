package io.clearwatch.generators;

/**
 * What is particular to a city. Shares are fractions of its declarations.
 *
 * @param regionCode administrative division code, with which its firms' and refunds' numbers begin
 * @param advanceImports imports filed before the arrival
 * @param twoStepImports imports filed as a summary first
 * @param advanceExports exports filed before the arrival
 * @param paperless clearance documents without paper
 * @param singleWindow filed through the single window
 * @param refundsPerWorkingDay claims submitted at rate 1
 */
record CityProfile(
    String id,
    String regionCode,
    double advanceImports,
    double twoStepImports,
    double advanceExports,
    double paperless,
    double singleWindow,
    double refundsPerWorkingDay) {}
