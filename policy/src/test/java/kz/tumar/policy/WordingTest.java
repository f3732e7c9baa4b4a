package kz.tumar.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Wording GREETINGS = Wording.beside(WordingTest.class, "greetings");

    @Test
    void eachLanguage_hasItsOwnWords_withTheirPlacesFilled() {
        assertThat(GREETINGS.of(Language.KK, "greeting", Map.of("name", "Алматы")))
                .isEqualTo("Сәлем, Алматы!");
        assertThat(GREETINGS.of(Language.RU, "greeting", Map.of("name", "Алматы")))
                .isEqualTo("Привет, Алматы!");
        assertThat(GREETINGS.of(Language.EN, Language.KK)).isEqualTo("en");
    }

    @Test
    void missingWord_isAMistake_neverAnotherLanguages() {
        assertThatThrownBy(() -> GREETINGS.of(Language.KK, "farewell")).hasMessage("no words under farewell");
    }

    @Test
    void missingLanguage_isSaidAtOnce() {
        assertThatThrownBy(() -> Wording.beside(WordingTest.class, "alone"))
                .hasMessage("alone.ru.properties is missing");
    }

    @Test
    void languages_areKnownByTheirCode() {
        assertThat(Language.named("Ru")).contains(Language.RU);
        assertThat(Language.named("de")).isEmpty();
        assertThat(Language.named(null)).isEmpty();
        assertThat(Language.KK.code()).isEqualTo("kk");
    }
}
