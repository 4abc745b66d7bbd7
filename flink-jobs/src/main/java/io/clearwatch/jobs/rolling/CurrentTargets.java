package io.clearwatch.jobs.rolling;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.TargetMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The catalogue of an operator that hears of published targets: the one that the job began with,
 * and on it what is in the broadcast state. Of two versions of a target the newer counts, wherever
 * it is from: after a restart the state may be older than the catalogue, or newer.
 */
public final class CurrentTargets {
  /** The broadcast state: published targets by id. */
  public static final MapStateDescriptor<String, PublishedTarget> STATE =
      new MapStateDescriptor<>("targets", Types.STRING, TypeInformation.of(PublishedTarget.class));

  private Catalogue catalogue;
  private boolean isRestored;

  public CurrentTargets(Catalogue beginning) {
    catalogue = beginning;
  }

  /** The catalogue as of now. Cheap after the first call. */
  public Catalogue catalogue(ReadOnlyBroadcastState<String, PublishedTarget> state)
      throws Exception {
    if (!isRestored) {
      isRestored = true;
      List<Target> published = new ArrayList<>();
      for (Map.Entry<String, PublishedTarget> entry : state.immutableEntries()) {
        published.add(TargetMessages.target(entry.getValue()));
      }
      catalogue = catalogue.with(published);
    }
    return catalogue;
  }

  /** Takes in a published target; an older version than the one that is known changes nothing. */
  public void put(PublishedTarget target, BroadcastState<String, PublishedTarget> state)
      throws Exception {
    PublishedTarget known = state.get(target.getId());
    if (known == null || known.getVersion() <= target.getVersion()) {
      state.put(target.getId(), target);
      catalogue = catalogue(state).with(List.of(TargetMessages.target(target)));
    }
  }
}
