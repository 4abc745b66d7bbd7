package io.clearwatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.LimitChange;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.DeclarationMilestone;
import io.clearwatch.jobs.clocks.DeclarationMilestoneSerializer;
import io.clearwatch.jobs.clocks.DeclarationMilestones;
import io.clearwatch.jobs.clocks.DeclarationRules;
import io.clearwatch.jobs.clocks.InspectionMilestones;
import io.clearwatch.jobs.clocks.InspectionRules;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.RefundMilestones;
import io.clearwatch.jobs.clocks.RefundRules;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.clocks.StageStart;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.clocks.StuckChange;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.jobs.rolling.BacklogFunction;
import io.clearwatch.jobs.rolling.Partial;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.jobs.rolling.RollingFunction;
import io.clearwatch.jobs.rolling.RollingWindow;
import io.clearwatch.jobs.rolling.Slice;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.jobs.stuck.StuckAlert;
import io.clearwatch.jobs.stuck.StuckAlerts;
import io.clearwatch.jobs.targets.AlertFunction;
import io.clearwatch.jobs.targets.Judgement;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import io.clearwatch.measurements.Stage;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.TargetMessages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that flows between operators, and the states that are looked at as one value. */
class TypesTest {
  private static final long TIME = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  /** A type with a value of it in which as much as possible is set. */
  record Sample(TypeInformation<?> type, Object value) {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        sample(milestone()),
        sample(declarationMilestones()),
        sample(inspectionMilestones()),
        sample(refundMilestones()),
        sample(clearance()),
        sample(alert()),
        sample(rejected()),
        sample(target()),
        received(),
        rejection(),
        revision(clearance()),
        revision(new InspectionRules(PortRegistry.builtIn()).result(inspectionMilestones())),
        revision(new RefundRules().result(refundMilestones())),
        sample(stay()),
        sample(backlogChange()),
        sample(new BacklogFunction.Position()),
        sample(stuckCase()),
        sample(new StuckChange(StuckChange.Kind.IS, stuckCase())),
        sample(stuckAlert()),
        sample(new StuckAlert()),
        sample(new StuckAlerts.Position()),
        sample(slice()),
        sample(new Partial("cell", TIME, slice())),
        sample(cellState()),
        sample(rolled()),
        sample(judgement()),
        sample(new Judgement()),
        sample(PipelineCounts.oneLate()),
        sample(new AlertFunction.State()),
        sample(Point.of(Measurement.BACKLOG, TIME, "a", "b", "c").with(0, 3)),
        sample(Point.of(Measurement.OVERDUE, TIME, "a", "b", "c").with(0, "D1")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isSerializedWithoutKryoAndReadBackAsItWas(Sample sample) throws IOException {
    @SuppressWarnings("unchecked")
    TypeSerializer<Object> serializer =
        (TypeSerializer<Object>) sample.type.createSerializer(withoutKryo());

    DataOutputSerializer bytes = new DataOutputSerializer(64);
    serializer.serialize(sample.value, bytes);
    Object read = serializer.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));

    assertThat(read).usingRecursiveComparison().isEqualTo(sample.value);
    assertThat(serializer.copy(sample.value)).usingRecursiveComparison().isEqualTo(sample.value);
  }

  @Test
  void typeThatNeedsKryoWouldBeRefused() {
    TypeInformation<ByteBuffer> generic = TypeInformation.of(ByteBuffer.class);

    assertThatThrownBy(() -> generic.createSerializer(withoutKryo()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static PublishedTarget target() {
    PublishedTarget target =
        TargetMessages.of(Catalogue.builtIn().target("guangzhou-import-halved"));
    target.setChanges(List.of(new LimitChange(Instant.ofEpochMilli(TIME), 38.0)));
    return target;
  }

  private static SerializerConfigImpl withoutKryo() {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    return config;
  }

  @SuppressWarnings("unchecked")
  private static <T> Sample sample(T value) {
    return new Sample(TypeInformation.of((Class<T>) value.getClass()), value);
  }

  @SuppressWarnings("unchecked")
  private static <R> Sample revision(R result) {
    TypeInformation<R> type = TypeInformation.of((Class<R>) result.getClass());
    return new Sample(Revision.typeOf(type), new Revision<>(null, result));
  }

  private static Sample received() {
    Received<DeclarationMilestone> received = new Received<>();
    received.event = milestone();
    received.timeMillis = TIME;
    return new Sample(Received.typeOf(DeclarationMilestoneSerializer.type()), received);
  }

  private static Sample rejection() {
    Received<InspectionEvent> received = new Received<>();
    received.rejected = rejected();
    return new Sample(Received.typeOf(TypeInformation.of(InspectionEvent.class)), received);
  }

  private static DeclarationMilestone milestone() {
    return DeclarationMilestone.of(Events.declaration("D1", DeclarationPhase.DECLARED, TIME));
  }

  private static DeclarationMilestones declarationMilestones() {
    DeclarationRules rules = new DeclarationRules(PortRegistry.builtIn());
    DeclarationMilestones known = rules.none();
    DeclarationEvent arrived = Events.declaration("D1", DeclarationPhase.ARRIVED, TIME);
    List.of(
            arrived,
            Events.declaration("D1", DeclarationPhase.DECLARED, TIME),
            Events.release("D1", ReleasePhase.RELEASED, TIME + 5),
            Events.inspection("I1", "D1", InspectionPhase.ORDERED, TIME))
        .forEach(event -> rules.merge(known, DeclarationMilestone.of(event)));
    return known;
  }

  private static InspectionMilestones inspectionMilestones() {
    InspectionRules rules = new InspectionRules(PortRegistry.builtIn());
    InspectionMilestones known = rules.none();
    for (InspectionPhase phase : InspectionPhase.values()) {
      rules.merge(known, Events.inspection("I1", "D1", phase, TIME));
    }
    return known;
  }

  private static RefundMilestones refundMilestones() {
    RefundRules rules = new RefundRules();
    RefundMilestones known = rules.none();
    for (RefundPhase phase : List.of(RefundPhase.ACCEPTED, RefundPhase.APPROVED)) {
      RefundEvent event = Events.refund("R1", phase, TIME);
      event.setExporterClass(ExporterClass.CLASS_4);
      rules.merge(known, event);
    }
    return known;
  }

  private static Clearance clearance() {
    return new DeclarationRules(PortRegistry.builtIn()).result(declarationMilestones());
  }

  private static Alert alert() {
    Alert alert = new Alert();
    alert.setAlertId("id");
    alert.setKind(AlertKind.EARLY);
    alert.setTarget("target");
    alert.setSubject("subject");
    alert.setCity("dalian");
    alert.setPort("all");
    alert.setDirection("IMPORT");
    alert.setState(AlertState.FIRING);
    alert.setEventTime(Instant.ofEpochMilli(TIME));
    alert.setValue(0.5);
    return alert;
  }

  private static Rejected rejected() {
    Rejected rejected = new Rejected();
    rejected.setOrigin("declarations");
    rejected.setPosition("0:17");
    rejected.setReason(RejectReason.bad_value);
    rejected.setDetail("detail");
    rejected.setRaw(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    return rejected;
  }

  private static OpenDeclaration stay() {
    return new OpenDeclaration(
        "D1",
        "dalian",
        Events.SEAPORT,
        Direction.IMPORT,
        TIME,
        TIME,
        Long.MAX_VALUE,
        List.of(new StageStart(TIME, Stage.CUSTOMS)));
  }

  private static StuckCase stuckCase() {
    return new StuckCase(
        "cause", 5, "D1", "dalian", Events.SEAPORT, Direction.IMPORT, TIME, TIME + 7);
  }

  private static StuckAlert stuckAlert() {
    StuckAlert alert = new StuckAlert();
    alert.stuck = stuckCase();
    alert.told = stuckCase();
    alert.state = AlertState.FIRING;
    return alert;
  }

  private static BacklogChange backlogChange() {
    BacklogChange change = new BacklogChange();
    change.cell = "dalian|IMPORT";
    change.key = "D1|" + Events.SEAPORT;
    change.stay = stay();
    return change;
  }

  private static Slice slice() {
    Slice slice = new Slice();
    slice.addDuration(5, 1);
    slice.addDuration(500, -1);
    return slice;
  }

  private static RollingFunction.CellState cellState() {
    RollingFunction.CellState state = new RollingFunction.CellState();
    RollingWindow window = new RollingWindow(TIME);
    window.total.add(slice(), 1);
    state.windows.add(window);
    state.windows.add(new RollingWindow(TIME));
    return state;
  }

  private static Rolled rolled() {
    Rolled rolled = new Rolled();
    rolled.cell = "cell";
    rolled.window = Window.D7;
    rolled.tickMillis = TIME;
    rolled.p99 = 0.5;
    rolled.distribution = new long[] {1, 2};
    return rolled;
  }

  private static Judgement judgement() {
    Judgement judgement = new Judgement();
    judgement.target = "target";
    judgement.window = Window.H24;
    judgement.city = "dalian";
    judgement.port = "all";
    judgement.direction = Direction.IMPORT.name();
    judgement.value = 0.5;
    judgement.lastHourFails = true;
    judgement.state = Judgement.State.AT_RISK;
    return judgement;
  }
}
