package io.clearwatch.jobs.sinks.influx;

import io.clearwatch.jobs.sinks.delivery.Secret;
import io.clearwatch.jobs.sinks.delivery.ServerUrl;
import java.io.Serializable;
import java.time.Duration;

/**
 * Where and how the InfluxDB sink writes. Holds no secret: the token is looked up where the sink
 * runs, see {@link Secret}, so settings may be logged and travel in a job graph.
 */
public final class InfluxSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Which write path of the server is used. */
  public enum Dialect {
    /** {@code /api/v2/write}: InfluxDB 2.x and 3.x, 1.8, and QuestDB. */
    V2,
    /** {@code /write}: InfluxDB 1.x. The bucket is a database, or {@code database/policy}. */
    V1
  }

  private final String url;
  private final String org;
  private final String bucket;
  private final Dialect dialect;
  private final boolean gzip;
  private final int batchLines;
  private final int batchBytes;
  private final int bufferedLines;
  private final long lingerMillis;
  private final long connectTimeoutMillis;
  private final long requestTimeoutMillis;
  private final long firstBackoffMillis;
  private final long longestBackoffMillis;

  private InfluxSettings(Builder builder) {
    url = builder.url;
    org = builder.org;
    bucket = builder.bucket;
    dialect = builder.dialect;
    gzip = builder.gzip;
    batchLines = builder.batchLines;
    batchBytes = builder.batchBytes;
    bufferedLines = Math.multiplyExact(builder.batchLines, Builder.BUFFERED_BATCHES);
    lingerMillis = builder.linger.toMillis();
    connectTimeoutMillis = builder.connectTimeout.toMillis();
    requestTimeoutMillis = builder.requestTimeout.toMillis();
    firstBackoffMillis = builder.firstBackoff.toMillis();
    longestBackoffMillis = builder.longestBackoff.toMillis();
  }

  /**
   * Settings with every default.
   *
   * @param url the server, as {@code http://influxdb:8086}; a path is kept as prefix
   * @param bucket bucket, or database on 1.x
   * @throws IllegalArgumentException if the URL is not plain http(s), or carries credentials or
   *     parameters
   */
  public static Builder builder(String url, String bucket) {
    return new Builder(url, bucket);
  }

  public String url() {
    return url;
  }

  public String org() {
    return org;
  }

  public String bucket() {
    return bucket;
  }

  /** The bucket's database on 1.x: what stands before the slash. */
  public String database() {
    int slash = bucket.indexOf('/');
    return slash < 0 ? bucket : bucket.substring(0, slash);
  }

  public Dialect dialect() {
    return dialect;
  }

  public boolean gzip() {
    return gzip;
  }

  /** Most lines in one request. */
  public int batchLines() {
    return batchLines;
  }

  /** Most bytes of line protocol in one request, before compression. */
  public int batchBytes() {
    return batchBytes;
  }

  /** Lines a subtask holds before it holds back its input. */
  public int bufferedLines() {
    return bufferedLines;
  }

  /** Longest time a line waits for others to share its request. */
  public long lingerMillis() {
    return lingerMillis;
  }

  public long connectTimeoutMillis() {
    return connectTimeoutMillis;
  }

  /** Longest time from the start of a request to the end of its answer. */
  public long requestTimeoutMillis() {
    return requestTimeoutMillis;
  }

  /** Wait before the first repetition of a failed request, before jitter. */
  public long firstBackoffMillis() {
    return firstBackoffMillis;
  }

  /** The wait doubles with each failure up to this one. */
  public long longestBackoffMillis() {
    return longestBackoffMillis;
  }

  /** Where the points go, for messages. */
  @Override
  public String toString() {
    return bucket + " at " + url;
  }

  /** Collects settings; each setter states its default. */
  public static final class Builder {
    /** Room for the next batches while one is in flight. */
    private static final int BUFFERED_BATCHES = 4;

    private final String url;
    private final String bucket;
    private String org = "clearwatch";
    private Dialect dialect = Dialect.V2;
    private boolean gzip = true;
    private int batchLines = 5_000;
    private int batchBytes = 1 << 20;
    private Duration linger = Duration.ofMillis(500);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration firstBackoff = Duration.ofMillis(200);
    private Duration longestBackoff = Duration.ofSeconds(30);

    private Builder(String url, String bucket) {
      this.url = ServerUrl.plain(url, Secret.INFLUX);
      if (bucket == null || bucket.isBlank()) {
        throw new IllegalArgumentException("the bucket (on InfluxDB 1.x the database) is missing");
      }
      this.bucket = bucket;
    }

    /** Organization of the bucket; 1.x and QuestDB ignore it. Default {@code clearwatch}. */
    public Builder org(String value) {
      org = value;
      return this;
    }

    /** Default {@link Dialect#V2}. */
    public Builder dialect(Dialect value) {
      dialect = value;
      return this;
    }

    /** Whether requests are compressed; default true. */
    public Builder gzip(boolean value) {
      gzip = value;
      return this;
    }

    /**
     * Default 5000 lines, what InfluxData advises for one write, and 1 MiB before compression;
     * whichever is reached first.
     */
    public Builder batch(int lines, int bytes) {
      batchLines = lines;
      batchBytes = bytes;
      return this;
    }

    /** Default 500 ms. */
    public Builder linger(Duration value) {
      linger = value;
      return this;
    }

    /** Default 5 s to connect and 30 s for a whole request. */
    public Builder timeouts(Duration connect, Duration request) {
      connectTimeout = connect;
      requestTimeout = request;
      return this;
    }

    /** Default from 200 ms to 30 s. */
    public Builder backoff(Duration first, Duration longest) {
      firstBackoff = first;
      longestBackoff = longest;
      return this;
    }

    public InfluxSettings build() {
      return new InfluxSettings(this);
    }
  }
}
