package io.clearwatch.generators;

import java.util.List;

/**
 * What is particular to a port.
 *
 * @param id in the port registry
 * @param customsCode the four digits with which its declaration numbers begin
 */
record PortProfile(String id, String customsCode, List<Flow> imports, List<Flow> exports) {
  PortProfile atRate(double rate) {
    return new PortProfile(
        id,
        customsCode,
        imports.stream().map(flow -> flow.atRate(rate)).toList(),
        exports.stream().map(flow -> flow.atRate(rate)).toList());
  }
}
