package io.clearwatch.jobs;

import io.clearwatch.jobs.pipeline.PipelinePoints;
import io.clearwatch.jobs.pipeline.WallClock;
import io.clearwatch.jobs.sinks.alertmanager.AlertmanagerSettings;
import io.clearwatch.jobs.sinks.alertmanager.AlertmanagerSink;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSink;
import io.clearwatch.jobs.sinks.kafka.ResultTopics;
import io.clearwatch.jobs.sources.EventDeserializer;
import io.clearwatch.jobs.sources.KafkaEvents;
import io.clearwatch.jobs.sources.TargetStream;
import io.clearwatch.jobs.sources.TargetTopic;
import io.clearwatch.jobs.sources.TargetTopic.Beginning;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.WriterSchemas;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job between real servers: events from Kafka; figures to a store that speaks InfluxDB's line
 * protocol; clearances, alerts and rejected records back to Kafka; alerts to Alertmanager, too,
 * where there is one.
 *
 * @param bootstrap {@code HOST:PORT} of the broker, several separated by commas
 * @param client properties of Kafka's clients, the address and those for TLS and SASL
 * @param writers the schemas of the events that can be read
 * @param patience silence after which a partition with no recent event follows the wall clock
 * @param alertmanager null if alerts go to no Alertmanager
 * @param clock of whose future no event may be, and which a silent partition follows
 */
public record LiveRun(
    String bootstrap,
    Map<String, Object> client,
    WriterSchemas writers,
    Duration patience,
    InfluxSettings store,
    AlertmanagerSettings alertmanager,
    WallClock clock,
    JobSettings settings) {

  /** Patience with a broker that may have to restart while the past is caught up with. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(5);

  /** By the machine's clock, without an Alertmanager. */
  public LiveRun(
      String bootstrap,
      Map<String, Object> client,
      WriterSchemas writers,
      Duration patience,
      InfluxSettings store,
      JobSettings settings) {
    this(bootstrap, client, writers, patience, store, null, settings);
  }

  /** By the machine's clock. */
  public LiveRun(
      String bootstrap,
      Map<String, Object> client,
      WriterSchemas writers,
      Duration patience,
      InfluxSettings store,
      AlertmanagerSettings alertmanager,
      JobSettings settings) {
    this(bootstrap, client, writers, patience, store, alertmanager, WallClock.SYSTEM, settings);
  }

  /**
   * How the run begins: with the targets as they stand on the topic {@code targets}. Those of the
   * settings that are not there are published.
   *
   * @throws io.clearwatch.jobs.options.SettingsException if the topic cannot be used
   */
  public Beginning beginning() throws InterruptedException {
    return new TargetTopic(client).begin(settings.catalogue());
  }

  /** The same run by another catalogue. */
  public LiveRun by(Catalogue catalogue) {
    return new LiveRun(
        bootstrap, client, writers, patience, store, alertmanager, clock, settings.by(catalogue));
  }

  /** The same run by another clock. */
  public LiveRun by(WallClock other) {
    return new LiveRun(bootstrap, client, writers, patience, store, alertmanager, other, settings);
  }

  /** Builds the job in an environment; whoever owns that starts it. */
  public <E, R> void define(Job<E, R> job, StreamExecutionEnvironment environment) {
    Properties properties = new Properties();
    properties.putAll(client);
    EventChecks checks = EventChecks.live(settings.ports().portIds(), settings.ports().cityIds());
    TargetStream targets =
        TargetStream.read(environment, bootstrap, job.name() + "-targets", properties);
    JobOutputs<R> outputs =
        job.define(
            KafkaEvents.read(
                environment,
                bootstrap,
                job.name(),
                properties,
                job.events(),
                new EventDeserializer<>(job.mapper(), checks, writers, clock),
                patience,
                clock),
            targets.targets(),
            settings);
    outputs
        .points()
        .union(PipelinePoints.of(outputs.counts(), job.name(), clock))
        .keyBy(Point::series)
        .sinkTo(new InfluxSink(store))
        .name("store")
        .uid("store");
    ResultTopics topics = new ResultTopics(bootstrap, properties);
    topics.alerts(outputs.alerts());
    topics.rejected(outputs.rejected().union(targets.rejected()));
    if (alertmanager != null) {
      new AlertmanagerSink(alertmanager, settings.catalogue(), settings.ports())
          .of(outputs.alerts());
    }
    job.publish(outputs.revisions(), topics);
  }
}
