package io.clearwatch.seeds;

import java.io.Serializable;
import java.util.List;

/**
 * A policy document and what it promises.
 *
 * @param id as in {@code dalian-2022}
 * @param issuer the authority that issued it
 * @param number its official number, or null where it has none
 * @param date day of the document in ISO 8601, only as precise as the document is: {@code
 *     2022-04-15}, {@code 2023-05} or {@code 2023}; null where it bears no date
 * @param title its title
 * @param url where it is published, or null where not known
 * @param targets promises with a number
 * @param indicators promises without one
 */
public record PolicyDocument(
    String id,
    Text issuer,
    Text number,
    String date,
    Text title,
    String url,
    List<Target> targets,
    List<PromiseIndicator> indicators)
    implements Serializable {

  public PolicyDocument {
    targets = List.copyOf(targets);
    indicators = List.copyOf(indicators);
  }
}
