package io.clearwatch.jobs.sinks.kafka;

import io.clearwatch.events.Alert;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.Rejected;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.wire.Topics;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The topics of a job's own: {@code clearances}, {@code alerts} and {@code rejected}. Messages are
 * delivered at least once; each replaces what came before under its key, so a repetition is
 * harmless.
 */
public final class ResultTopics {
  private final String bootstrap;
  private final Properties client;

  /**
   * @param bootstrap {@code HOST:PORT}, several separated by commas
   * @param client further client properties, as for TLS and SASL
   */
  public ResultTopics(String bootstrap, Properties client) {
    this.bootstrap = bootstrap;
    this.client = client;
  }

  /** Publishes every change of a clearance; one that is withdrawn is marked so. */
  public void clearances(DataStream<Revision<Clearance>> revisions) {
    publish(
        revisions.map(ResultTopics::newest).returns(Clearance.class),
        Topics.CLEARANCES,
        Clearance::getDeclarationId);
  }

  private static Clearance newest(Revision<Clearance> revision) {
    if (revision.after != null) {
      return revision.after;
    }
    return Clearance.newBuilder(revision.before).setWithdrawn(true).build();
  }

  /** Publishes the transitions of alerts. */
  public void alerts(DataStream<Alert> alerts) {
    publish(alerts, Topics.ALERTS, Alert::getAlertId);
  }

  /** Publishes what could not be used. */
  public void rejected(DataStream<Rejected> rejected) {
    publish(rejected, Topics.REJECTED, record -> record.getOrigin() + ':' + record.getPosition());
  }

  private <T extends SpecificRecordBase> void publish(
      DataStream<T> records, String topic, MessageSerializer.KeyFunction<T> key) {
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(bootstrap)
            .setKafkaProducerConfig(client)
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setRecordSerializer(new MessageSerializer<>(topic, key))
            .build();
    records.sinkTo(sink).name("topic " + topic).uid("topic-" + topic);
  }
}
