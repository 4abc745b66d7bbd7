package io.clearwatch.standalone.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Class paths for processes, taken from that of the tests. */
final class ClassPaths {
  /** Libraries that a distribution of Flink has, in its own jars or beside them. */
  private static final Pattern OF_FLINK =
      Pattern.compile(
          "(flink-(?!connector-(base|kafka)|avro|test).*"
              + "|commons-(cli|collections|compress|io|lang3|math3|text)"
              + "|kryo|minlog|objenesis|reflectasm|snakeyaml-engine|javassist|async-profiler"
              + "|lz4-java|snappy-java|zstd-jni|jsr305|frocksdbjni"
              + "|log4j-(api|core|slf4j2-impl)|slf4j-api)-\\d.*\\.jar");

  private ClassPaths() {}

  /** That of the tests. */
  static List<Path> whole() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .map(Path::of)
        .toList();
  }

  /** Flink and what it needs, nothing of clearwatch and nothing that its cluster jar brings. */
  static List<Path> flink() {
    return whole().stream()
        .filter(path -> OF_FLINK.matcher(path.getFileName().toString()).matches())
        .toList();
  }
}
