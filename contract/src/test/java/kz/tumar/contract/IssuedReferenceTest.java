package kz.tumar.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class IssuedReferenceTest {
    private static final long SEED = 20260501L;

    @Test
    void anyOneWrongCharacter_isFound() {
        var random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            String reference = issue(random).value();
            int at = 2 + random.nextInt(26);
            char other = "0123456789abcdefghjkmnpqrstvwxyz".charAt(random.nextInt(32));
            if (other != reference.charAt(at)) {
                String wrong = reference.substring(0, at) + other + reference.substring(at + 1);
                assertThatThrownBy(() -> new SubjectRef(wrong))
                        .isInstanceOf(IllegalArgumentException.class)
                        .message()
                        .doesNotContain(wrong);
            }
        }
    }

    @Test
    void identifiersOfPeople_areNotReferences() {
        for (String text :
                List.of("990101399994", "@nick", "+77011234567", "s-990101399994", "S-" + "0".repeat(26), "")) {
            assertThatThrownBy(() -> new SubjectRef(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void issuedReference_readsBack() {
        SubjectRef reference = issue(new Random(SEED));

        assertThat(new SubjectRef(reference.value())).isEqualTo(reference);
        assertThat(reference.value()).matches(Forms.SUBJECT_REF);
    }

    private static SubjectRef issue(Random random) {
        var digits = new byte[25];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) random.nextInt(32);
        }
        return SubjectRef.issue(digits);
    }
}
