package io.clearwatch.jobs.sinks.influx;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.exceptions.InfluxException;
import io.clearwatch.jobs.sinks.influx.Answer.Verdict;
import java.net.ConnectException;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseClassifierTest {

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "413, REFUSED",
    "422, REFUSED",
    "408, RETRY",
    "429, RETRY",
    "500, RETRY",
    "502, RETRY",
    "503, RETRY",
    "504, RETRY",
    "401, FAIL",
    "403, FAIL",
    "404, FAIL",
    "405, FAIL",
    "302, FAIL"
  })
  void eachStatusHasItsVerdict(int status, Verdict verdict) {
    assertThat(ResponseClassifier.verdict(status)).isEqualTo(verdict);
  }

  @Test
  void aServerThatDoesNotAnswerIsTriedAgain() {
    Answer answer = ResponseClassifier.classify(new InfluxException(new ConnectException("no")));
    assertThat(answer.verdict()).isEqualTo(Verdict.RETRY);
    assertThat(answer.message()).contains("ConnectException: no");
  }

  @Test
  void theServersOwnWordsAreKeptFromEitherVersion() {
    assertThat(refusal(400, "{\"error\":\"field type conflict\"}", null).message())
        .isEqualTo("HTTP 400: field type conflict");
    assertThat(refusal(404, "{\"code\":\"not found\",\"message\":\"no bucket\\nhere\"}", null))
        .isEqualTo(new Answer(Verdict.FAIL, 404, "HTTP 404: no bucket here", 0, 0));
    assertThat(refusal(502, "<html>", null).message()).isEqualTo("HTTP 502: no message");
  }

  @Test
  void droppedLinesAndTheWaitAskedForAreRead() {
    Answer answer = refusal(422, "{\"message\":\"partial write: old dropped=17\"}", null);
    assertThat(answer.dropped()).isEqualTo(17);
    assertThat(refusal(429, "{}", "7").retryAfterMillis()).isEqualTo(7_000);
    assertThat(refusal(503, "{}", "Wed, 21 Oct 2026 07:28:00 GMT").retryAfterMillis()).isZero();
  }

  private static Answer refusal(int status, String body, String retryAfter) {
    Response.Builder raw =
        new Response.Builder()
            .request(new Request.Builder().url("http://localhost/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("");
    if (retryAfter != null) {
      raw.header("Retry-After", retryAfter);
    }
    ResponseBody content = ResponseBody.create(body, MediaType.get("application/json"));
    return ResponseClassifier.classify(
        new InfluxException(retrofit2.Response.error(content, raw.build())));
  }
}
