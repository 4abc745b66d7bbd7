package io.clearwatch.standalone.commands;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.stack.StackVariable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the secrets of the stack. */
@Command(
    name = "init",
    description = {
      "Makes the file of secrets that docker compose needs, with random values, readable by you "
          + "alone. What the file has already is kept.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "docker compose reads .env beside docker-compose.yml, so run it there:",
      "  clearwatch init",
      "  docker compose up --detach"
    })
public final class InitCommand implements Callable<Integer> {
  private static final Set<PosixFilePermission> FOR_THE_OWNER =
      PosixFilePermissions.fromString("rw-------");

  @Option(
      names = "--file",
      paramLabel = "FILE",
      defaultValue = ".env",
      description = "The file (default: ${DEFAULT-VALUE}, in this folder).")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      boolean isNew = Files.notExists(file);
      List<String> lines = isNew ? new ArrayList<>() : Files.readAllLines(file);
      List<StackVariable> missing =
          StackVariable.SECRETS.stream().filter(variable -> !variable.isIn(lines)).toList();
      if (missing.isEmpty()) {
        out.println(file + " has every secret already; nothing is changed.");
        return ExitCode.OK;
      }
      create(isNew);
      Files.write(file, text(isNew, missing), StandardOpenOption.APPEND);
      missing.forEach(variable -> out.printf("%-17s %s%n", variable.name(), variable.purpose()));
      out.printf(
          "%s %s. Keep it to yourself; docker compose reads it.%n",
          file, isNew ? "is made" : "has got what was missing");
      return ExitCode.OK;
    } catch (IOException e) {
      throw new CommandException(
          "cannot write " + file + " (" + e.getMessage() + "); give another with --file", e);
    }
  }

  private void create(boolean isNew) throws IOException {
    boolean hasPermissions =
        Files.getFileStore(absoluteFolder()).supportsFileAttributeView("posix");
    if (isNew && hasPermissions) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FOR_THE_OWNER));
    } else if (isNew) {
      Files.createFile(file);
    } else if (hasPermissions) {
      Files.setPosixFilePermissions(file, FOR_THE_OWNER);
    }
  }

  private Path absoluteFolder() {
    return file.toAbsolutePath().getParent();
  }

  private static List<String> text(boolean isNew, List<StackVariable> missing) {
    SecureRandom random = new SecureRandom();
    List<String> text = new ArrayList<>();
    if (isNew) {
      text.add("# Secrets of the stack in docker-compose.yml. They count from its first start on:");
      text.add("# a store that exists keeps the one that it was made with.");
    }
    for (StackVariable variable : missing) {
      text.add("");
      text.add("# " + variable.purpose());
      text.add(variable.name() + '=' + StackVariable.randomSecret(random));
    }
    if (isNew) {
      text.add("");
      text.add("# What may be set beside them, each with its default:");
      StackVariable.SETTINGS.forEach(
          setting -> {
            text.add("# " + setting.purpose());
            text.add("# " + setting.name() + '=' + setting.preset());
          });
    }
    return text;
  }
}
