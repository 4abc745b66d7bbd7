package io.clearwatch.jobs.sinks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretTest {

  @ParameterizedTest
  @EnumSource
  void theTokenComesFromTheEnvironmentElseFromTheFileItNames(Secret secret, @TempDir Path folder)
      throws IOException {
    String file = Files.writeString(folder.resolve("token"), "from-file\n").toString();
    String direct = secret.name() + "_TOKEN";
    String fromFile = secret.name() + "_TOKEN_FILE";

    assertThat(secret.read(Map.of())).isEmpty();
    assertThat(secret.read(Map.of(fromFile, file))).contains("from-file");
    assertThat(secret.read(Map.of(direct, "direct", fromFile, file))).contains("direct");
    assertThatThrownBy(() -> secret.read(Map.of(fromFile, folder + "/none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder + "/none");
  }
}
