package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RejectedJsonTest {

  @Test
  void textIsWrittenAsText() {
    assertThat(RejectedJson.line(rejected("17", "{\"港\"".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(
            """
            {"file":"releases.jsonl","line":17,"reason":"undecodable","detail":"cut off",\
            "raw":"{\\"港\\""}""");
  }

  @Test
  void otherBytesAreWrittenAsBase64() {
    assertThat(RejectedJson.line(rejected("3:1024", new byte[] {(byte) 0xC3, 1})))
        .isEqualTo(
            """
            {"file":"releases.jsonl","line":"3:1024","reason":"undecodable","detail":"cut off",\
            "raw":"wwE=","rawEncoding":"base64"}""");
  }

  @Test
  void theRejectedBytesCanBeReadAgain() {
    Rejected rejected = rejected("1", new byte[] {65});

    assertThat(RejectedJson.line(rejected)).isEqualTo(RejectedJson.line(rejected));
  }

  private static Rejected rejected(String position, byte[] raw) {
    return new Rejected(
        "releases.jsonl", position, RejectReason.undecodable, "cut off", ByteBuffer.wrap(raw));
  }
}
