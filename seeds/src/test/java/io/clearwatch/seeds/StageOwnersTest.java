package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.measurements.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageOwnersTest {
  private static final String OWNERS =
      """
      owners:
        - id: port
          name: {en: Port, zh: 港口}
      stages:
        - {stage: preparation, owner: port}
        - {stage: inspection_wait, owner: port}
        - {stage: inspection, owner: port}
        - {stage: customs, owner: port}
        - {stage: handover, owner: port}
      """;

  @TempDir Path folder;

  private StageOwners load(String content) throws IOException {
    return StageOwners.load(Files.writeString(folder.resolve("stages.yaml"), content));
  }

  @Test
  void preparationIsTheDeclarantsAndCustomsTheCustoms() {
    assertThat(StageOwners.builtIn().of(Stage.PREPARATION).id()).isEqualTo("declarant");
    assertThat(StageOwners.builtIn().of(Stage.INSPECTION_WAIT).id()).isEqualTo("customs");
    assertThat(StageOwners.builtIn().of(Stage.HANDOVER).name().en())
        .isEqualTo("Terminal, consignee");
  }

  @ParameterizedTest
  @EnumSource
  void aPortMayHaveItsOwn(Stage stage) throws Exception {
    assertThat(load(OWNERS).of(stage).name()).isEqualTo(new Text("Port", "港口"));
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() {
    assertThatThrownBy(
            () ->
                load(
                    OWNERS
                        .replace("  - {stage: handover, owner: port}\n", "")
                        .replace("customs, owner: port", "customs, owner: nobody")))
        .isInstanceOf(SeedException.class)
        .hasMessageContaining("stages.yaml:8: unknown owner nobody (one of port)")
        .hasMessageContaining("handover has no owner (give it one)");
    assertThatThrownBy(() -> load(OWNERS + "  - {stage: customs, owner: port}\n"))
        .hasMessageContaining("stages.yaml:10: customs has an owner already");
  }
}
