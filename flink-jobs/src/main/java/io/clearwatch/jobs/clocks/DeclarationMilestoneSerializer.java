package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import io.clearwatch.jobs.clocks.DeclarationMilestone.Phase;
import io.clearwatch.jobs.types.OwnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Milestones on their way between the tasks of a job, which sends nothing more often: without the
 * reflection and the marks that Flink's own way has for each field. They are in no state.
 */
public final class DeclarationMilestoneSerializer
    extends TypeSerializerSingleton<DeclarationMilestone> {
  private static final DeclarationMilestoneSerializer INSTANCE =
      new DeclarationMilestoneSerializer();

  private static final long serialVersionUID = 1L;
  private static final int NULL = -1;

  private static final Phase[] PHASES = Phase.values();
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final Transport[] TRANSPORTS = Transport.values();
  private static final Filing[] FILINGS = Filing.values();
  private static final Handling[] HANDLINGS = Handling.values();
  private static final Commodity[] COMMODITIES = Commodity.values();
  private static final TraderClass[] TRADER_CLASSES = TraderClass.values();
  private static final Channel[] CHANNELS = Channel.values();

  private DeclarationMilestoneSerializer() {}

  /** Flink's type of milestones. */
  public static TypeInformation<DeclarationMilestone> type() {
    return new OwnType<>(DeclarationMilestone.class, INSTANCE);
  }

  @Override
  public void serialize(DeclarationMilestone milestone, DataOutputView out) throws IOException {
    write(milestone.phase, out);
    out.writeLong(milestone.timeMillis);
    write(milestone.declarationId, out);
    write(milestone.inspectionId, out);
    out.writeBoolean(milestone.direction != null);
    if (milestone.direction != null) {
      write(milestone.eventId, out);
      write(milestone.port, out);
      write(milestone.direction, out);
      write(milestone.transport, out);
      write(milestone.filing, out);
      write(milestone.handling, out);
      write(milestone.commodity, out);
      write(milestone.traderClass, out);
      out.writeByte(milestone.paperless == null ? NULL : milestone.paperless ? 1 : 0);
      write(milestone.channel, out);
    }
  }

  @Override
  public DeclarationMilestone deserialize(DataInputView in) throws IOException {
    return deserialize(new DeclarationMilestone(), in);
  }

  @Override
  public DeclarationMilestone deserialize(DeclarationMilestone reused, DataInputView in)
      throws IOException {
    reused.phase = read(PHASES, in);
    reused.timeMillis = in.readLong();
    reused.declarationId = readText(in);
    reused.inspectionId = readText(in);
    if (in.readBoolean()) {
      reused.eventId = readText(in);
      reused.port = readText(in);
      reused.direction = read(DIRECTIONS, in);
      reused.transport = read(TRANSPORTS, in);
      reused.filing = read(FILINGS, in);
      reused.handling = read(HANDLINGS, in);
      reused.commodity = read(COMMODITIES, in);
      reused.traderClass = read(TRADER_CLASSES, in);
      int paperless = in.readByte();
      reused.paperless = paperless == NULL ? null : paperless == 1;
      reused.channel = read(CHANNELS, in);
    } else {
      reused.eventId = null;
      reused.port = null;
      reused.direction = null;
      reused.transport = null;
      reused.filing = null;
      reused.handling = null;
      reused.commodity = null;
      reused.traderClass = null;
      reused.paperless = null;
      reused.channel = null;
    }
    return reused;
  }

  private static void write(Enum<?> value, DataOutputView out) throws IOException {
    out.writeByte(value == null ? NULL : value.ordinal());
  }

  private static void write(String text, DataOutputView out) throws IOException {
    if (text == null) {
      out.writeInt(NULL);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String readText(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    byte[] utf8 = new byte[length];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static <T> T read(T[] values, DataInputView in) throws IOException {
    int ordinal = in.readByte();
    return ordinal == NULL ? null : values[ordinal];
  }

  @Override
  public DeclarationMilestone createInstance() {
    return new DeclarationMilestone();
  }

  @Override
  public DeclarationMilestone copy(DeclarationMilestone from) {
    return copy(from, new DeclarationMilestone());
  }

  @Override
  public DeclarationMilestone copy(DeclarationMilestone from, DeclarationMilestone reused) {
    reused.phase = from.phase;
    reused.timeMillis = from.timeMillis;
    reused.declarationId = from.declarationId;
    reused.inspectionId = from.inspectionId;
    reused.eventId = from.eventId;
    reused.port = from.port;
    reused.direction = from.direction;
    reused.transport = from.transport;
    reused.filing = from.filing;
    reused.handling = from.handling;
    reused.commodity = from.commodity;
    reused.traderClass = from.traderClass;
    reused.paperless = from.paperless;
    reused.channel = from.channel;
    return reused;
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<DeclarationMilestone> snapshotConfiguration() {
    return new Snapshot();
  }

  /** For Flink. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeclarationMilestone> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
