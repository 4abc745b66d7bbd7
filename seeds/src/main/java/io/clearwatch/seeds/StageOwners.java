package io.clearwatch.seeds;

import io.clearwatch.measurements.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has the goods in each stage of a clearance. Immutable. */
public final class StageOwners {
  /**
   * Who has the goods, and so can shorten a stage.
   *
   * @param id as in {@code customs}
   */
  public record Owner(String id, Text name) {}

  private static final class Holder {
    static final StageOwners BUILT_IN = read(YamlFile.builtIn("stages.yaml"));
  }

  private final Map<Stage, Owner> owners;

  private StageOwners(Map<Stage, Owner> owners) {
    this.owners = new EnumMap<>(owners);
  }

  /** The owners of {@code seeds/stages.yaml}. */
  public static StageOwners builtIn() {
    return Holder.BUILT_IN;
  }

  /**
   * The owners of a file.
   *
   * @throws SeedException if it is missing or wrong
   */
  public static StageOwners load(Path file) {
    return read(YamlFile.read(file));
  }

  private static StageOwners read(YamlFile file) {
    List<String> problems = new ArrayList<>();
    Map<Stage, Owner> owners = new EnumMap<>(Stage.class);
    YamlMap root = file.root(problems);
    if (root != null) {
      read(root, owners);
    }
    SeedException.throwIfAny(problems);
    return new StageOwners(owners);
  }

  private static void read(YamlMap root, Map<Stage, Owner> owners) {
    Map<String, Owner> byId = new LinkedHashMap<>();
    for (YamlMap entry : root.maps("owners")) {
      Owner owner = new Owner(entry.id(), entry.text("name"));
      if (byId.putIfAbsent(owner.id(), owner) != null) {
        entry.problem("id", owner.id() + " is taken", "choose another");
      }
      entry.refuseOthers();
    }
    for (YamlMap entry : root.maps("stages")) {
      Stage stage = entry.oneOf("stage", Stage.class);
      Owner owner = entry.oneOf("owner", byId, null);
      if (stage != null && owners.putIfAbsent(stage, owner) != null) {
        entry.problem("stage", stage.key() + " has an owner already", "remove one of the two");
      }
      entry.refuseOthers();
    }
    for (Stage stage : Stage.values()) {
      if (!owners.containsKey(stage)) {
        root.problem("stages", stage.key() + " has no owner", "give it one");
      }
    }
    root.refuseOthers();
  }

  /** Who has the goods in a stage. */
  public Owner of(Stage stage) {
    return owners.get(stage);
  }
}
