package io.clearwatch.seeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file as text.
 *
 * @param name how messages call it
 * @param content its text
 */
public record YamlFile(String name, String content) {

  /** A file that is packaged with this class. */
  static YamlFile builtIn(String name) {
    try (InputStream stream = YamlFile.class.getResourceAsStream(name)) {
      return new YamlFile(
          "seeds/" + name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("seeds/" + name + " cannot be read from the jar", e);
    }
  }

  /**
   * A file on disk.
   *
   * @throws SeedException if it cannot be read
   */
  public static YamlFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SeedException(
          List.of(file + ": no such file (give a .yaml file, or a folder of them)"));
    }
    try {
      return new YamlFile(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new SeedException(
          List.of(file + ": cannot be read: " + e + " (it has to be a UTF-8 text you may read)"));
    }
  }

  /** The mapping at the top; null, with the problem reported, if there is none. */
  public YamlMap root(List<String> problems) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(content));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(name + ':' + line + ": " + e.getProblem() + " (correct the YAML)");
      return null;
    } catch (ReaderException e) {
      long line = content.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count() + 1;
      problems.add(name + ':' + line + ": a control character (remove it)");
      return null;
    } catch (YAMLException e) {
      // A bound of the parser: nested too deeply, or too long.
      problems.add(name + ": " + e.getMessage() + " (correct the YAML)");
      return null;
    }
    if (root instanceof MappingNode mapping) {
      return new YamlMap(name, mapping, problems);
    }
    problems.add(name + ":1: no keys at the top (give a mapping of keys to values)");
    return null;
  }
}
