package io.clearwatch.jobs.rolling;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperator;

/** Looks into the map state of an operator under test. */
public final class KeyedEntries {
  private KeyedEntries() {}

  /** Keys of a map state under one key of the stream. */
  public static <K, V> List<K> keys(
      StreamOperator<?> operator,
      String streamKey,
      String state,
      TypeInformation<K> keyType,
      Class<V> valueClass)
      throws Exception {
    KeyedStateBackend<String> backend =
        ((AbstractStreamOperator<?>) operator).getKeyedStateBackend();
    backend.setCurrentKey(streamKey);
    MapState<K, V> entries =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new MapStateDescriptor<>(state, keyType, TypeInformation.of(valueClass)));
    List<K> keys = new ArrayList<>();
    entries.keys().forEach(keys::add);
    return keys;
  }
}
