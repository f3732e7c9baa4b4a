package kz.tumar.bench.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
    @Test
    void complete_isTrueWithTheLastByteOfTheBodyAndNotBefore() throws IOException {
        var answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII);
        assertThat(HttpAnswer.complete(answer, answer.length)).isTrue();
        assertThat(HttpAnswer.complete(answer, answer.length - 1)).isFalse();
        assertThat(HttpAnswer.complete(answer, 20)).isFalse();
        assertThat(HttpAnswer.complete(answer, 0)).isFalse();
    }

    @Test
    void complete_ofARefusal_fails() {
        var answer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThatIOException()
                .isThrownBy(() -> HttpAnswer.complete(answer, answer.length))
                .withMessageContaining("403");
    }
}
