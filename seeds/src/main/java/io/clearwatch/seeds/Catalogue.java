package io.clearwatch.seeds;

import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.seeds.Target.Statistic;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The policy documents with their promises, and the published figures to compare with. Immutable.
 */
public final class Catalogue implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String REFERENCES = "references.yaml";

  /** The documents in {@code seeds/documents}, as a jar cannot be listed. */
  private static final List<String> BUILT_IN =
      List.of(
          "shenzhen-2022", "dalian-2022", "qingdao-2023", "guangzhou-2019", "shenzhen-customs-20");

  private static final class Holder {
    static final Catalogue CATALOGUE =
        read(
            BUILT_IN.stream().map(id -> YamlFile.builtIn("documents/" + id + ".yaml")).toList(),
            YamlFile.builtIn(REFERENCES));
  }

  private final List<PolicyDocument> documents;
  private final List<Target> targets;
  private final List<Reference> references;
  private final Map<Direction, Reference> backlogReferences = new EnumMap<>(Direction.class);

  /** Those that may limit the backlog. */
  private final List<Target> clearanceLimits;

  private Catalogue(
      List<PolicyDocument> documents, List<Target> targets, List<Reference> references) {
    this.documents = documents;
    this.targets = targets;
    this.references = references;
    for (Direction direction : Direction.values()) {
      references.stream()
          .filter(reference -> ReferenceReader.isBacklog(reference, direction))
          .forEach(reference -> backlogReferences.put(direction, reference));
    }
    this.clearanceLimits = targets.stream().filter(Catalogue::limitsClearance).toList();
  }

  /** The catalogue of {@code seeds/}. */
  public static Catalogue builtIn() {
    return Holder.CATALOGUE;
  }

  /**
   * A catalogue of one's own.
   *
   * @param fileOrFolder a document, or a folder with one document in each {@code .yaml} file;
   *     references are those of a {@code references.yaml} in the same folder, else the built-in
   *     ones
   * @throws SeedException if something is missing or wrong
   */
  public static Catalogue load(Path fileOrFolder) {
    boolean folder = Files.isDirectory(fileOrFolder);
    List<Path> files = folder ? documentsIn(fileOrFolder) : List.of(fileOrFolder);
    Path references =
        folder ? fileOrFolder.resolve(REFERENCES) : fileOrFolder.resolveSibling(REFERENCES);
    return read(
        files.stream().map(YamlFile::read).toList(),
        Files.exists(references) ? YamlFile.read(references) : YamlFile.builtIn(REFERENCES));
  }

  private static List<Path> documentsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> documents =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !file.endsWith(REFERENCES))
              .sorted()
              .toList();
      if (documents.isEmpty()) {
        throw new SeedException(
            List.of(folder + ": no documents (put one .yaml file for each document there)"));
      }
      return documents;
    } catch (IOException e) {
      throw new SeedException(List.of(folder + ": cannot be listed: " + e + " (check its rights)"));
    }
  }

  private static Catalogue read(List<YamlFile> documentFiles, YamlFile referenceFile) {
    List<String> problems = new ArrayList<>();
    PortRegistry ports = PortRegistry.builtIn();
    DocumentReader reader = new DocumentReader(ports, problems);
    List<PolicyDocument> documents = new ArrayList<>();
    documentFiles.forEach(file -> documents.add(reader.read(file)));
    List<Reference> references = new ReferenceReader(ports, problems).read(referenceFile);
    SeedException.throwIfAny(problems);
    return new Catalogue(
        List.copyOf(documents),
        documents.stream().flatMap(document -> document.targets().stream()).toList(),
        List.copyOf(references));
  }

  /** The documents, each as it was written; what was published since is in {@link #targets()}. */
  public List<PolicyDocument> documents() {
    return documents;
  }

  /** All targets. */
  public List<Target> targets() {
    return targets;
  }

  /** The target of an id, or null. */
  public Target target(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst().orElse(null);
  }

  /** The promises without a number, of all documents. */
  public List<PromiseIndicator> indicators() {
    return documents.stream().flatMap(document -> document.indicators().stream()).toList();
  }

  public List<Reference> references() {
    return references;
  }

  /**
   * This catalogue with targets that were published since: each takes the place of the one with its
   * id unless that is newer; those that no document here has follow at the end.
   */
  public Catalogue with(Collection<Target> published) {
    Map<String, Target> byId = new LinkedHashMap<>();
    targets.forEach(target -> byId.put(target.id(), target));
    for (Target target : published) {
      byId.merge(
          target.id(), target, (old, other) -> other.version() < old.version() ? old : other);
    }
    return new Catalogue(documents, List.copyOf(byId.values()), references);
  }

  /** This catalogue with all promises on clearance times judged by one definition of them. */
  public Catalogue judgingClearancesBy(Metric definition) {
    return new Catalogue(
        documents,
        targets.stream()
            .map(target -> isOfClearances(target) ? target.on(definition.key()) : target)
            .toList(),
        references);
  }

  private static boolean isOfClearances(Target target) {
    return target.metric().equals(Metric.CLEARANCE_CUSTOMS.key())
        || target.metric().equals(Metric.CLEARANCE_LOGISTICS.key());
  }

  /**
   * The age from which an open declaration is overdue, in hours: the strictest target in force on
   * the mean of {@code clearance_customs} that covers the city and direction with nothing but these
   * in its scope; where there is none, the reference that is marked for it.
   */
  public double overdueLimitHours(String city, Direction direction, Instant at) {
    double strictest = Double.POSITIVE_INFINITY;
    for (Target target : clearanceLimits) {
      if (!target.effectiveFrom().isAfter(at)
          && covers(target, Dimension.CITY, city)
          && covers(target, Dimension.DIRECTION, direction.name())) {
        strictest = Math.min(strictest, target.limitAt(at));
      }
    }
    return strictest < Double.POSITIVE_INFINITY ? strictest : backlogReference(direction).value();
  }

  /** The published figure that limits the backlog of a direction where no target does. */
  public Reference backlogReference(Direction direction) {
    return backlogReferences.get(direction);
  }

  private static boolean limitsClearance(Target target) {
    Map<Dimension, String> scope = target.scope();
    int known =
        (scope.containsKey(Dimension.CITY) ? 1 : 0)
            + (scope.containsKey(Dimension.DIRECTION) ? 1 : 0);
    return target.metric().equals(Metric.CLEARANCE_CUSTOMS.key())
        && target.statistic() == Statistic.MEAN
        && (target.comparator() == Comparator.BELOW || target.comparator() == Comparator.AT_MOST)
        && known == scope.size();
  }

  private static boolean covers(Target target, Dimension dimension, String value) {
    return target.scope().getOrDefault(dimension, value).equals(value);
  }
}
