package kz.tumar.consent.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextIsTextTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void customise() {
        new TextIsText().customize(mapper);
    }

    @ParameterizedTest
    @ValueSource(strings = {"990101399994", "7", "7.0", "true"})
    void localIdThatIsNoText_isRefused(String value) {
        assertThatThrownBy(() -> mapper.readValue("{\"localId\":" + value + "}", LocalSubject.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void localIdThatIsText_staysAsItIs() throws JsonProcessingException {
        assertThat(mapper.readValue("{\"localId\":\"07\"}", LocalSubject.class).localId())
                .isEqualTo("07");
    }
}
