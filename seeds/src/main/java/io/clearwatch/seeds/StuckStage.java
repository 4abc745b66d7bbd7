package io.clearwatch.seeds;

/** A stage in which a declaration or an inspection can be stuck: what it waits for. */
public enum StuckStage {
  /** An import that has arrived, for its release. */
  IMPORT_RELEASE,
  /** An export that has arrived, for its release. */
  EXPORT_RELEASE,
  /** An import that has arrived and is released, to be collected. */
  COLLECTION,
  /** An export that has arrived and is released, to be loaded. */
  LOADING,
  /** An inspection that is ordered, for its start. */
  INSPECTION_START,
  /** An inspection that has started, for its end. */
  INSPECTION_FINISH,
  /** An export that was declared in advance, for its arrival. */
  ARRIVAL
}
