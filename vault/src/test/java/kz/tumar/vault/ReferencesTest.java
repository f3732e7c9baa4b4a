package kz.tumar.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReferencesTest {

    @Test
    void issuedReferences_areWellFormedAndDiffer() {
        Set<VaultRef> issued = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            issued.add(VaultRef.issue());
        }

        assertThat(issued)
                .hasSize(1000)
                .allSatisfy(ref -> assertThat(ref.value()).matches("v-[0-9a-hjkmnp-tv-z]{26}"));
    }

    @Test
    void checkCharacter_givenKnownBodies_isThatOfTheRule() {
        // From the right with factors 2, 1, 2, …: 1 → 2 → 30; 31 doubled → 62 → 1 + 30 = 31 → 1; 16 doubled → 32 → 1.
        assertThat(CheckedReference.checkCharacter("0".repeat(25))).isEqualTo('0');
        assertThat(CheckedReference.checkCharacter("0".repeat(24) + "1")).isEqualTo('y');
        assertThat(CheckedReference.checkCharacter("0".repeat(23) + "10")).isEqualTo('z');
        assertThat(CheckedReference.checkCharacter("0".repeat(24) + "z")).isEqualTo('1');
        assertThat(CheckedReference.checkCharacter("0".repeat(24) + "g")).isEqualTo('z');
    }

    @Test
    void reference_whenOneCharacterIsMistyped_isRefusedWithoutRepeatingIt() {
        String reference = CheckedReference.issue('s');
        String alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        for (int i = 2; i < reference.length(); i++) {
            for (int j = 0; j < alphabet.length(); j++) {
                char other = alphabet.charAt(j);
                if (other != reference.charAt(i)) {
                    String mistyped = reference.substring(0, i) + other + reference.substring(i + 1);
                    assertThatThrownBy(() -> new Subject(mistyped))
                            .isInstanceOf(IllegalArgumentException.class)
                            .message()
                            .doesNotContain(mistyped);
                }
            }
        }
    }

    @Test
    void sealedReference_givenASubjectsOrOtherText_isRefused() {
        assertThat(VaultRef.isValid(CheckedReference.issue('s'))).isFalse();
        assertThat(VaultRef.isValid("")).isFalse();
        assertThat(VaultRef.isValid(VaultRef.issue().value() + "0")).isFalse();
        assertThat(VaultRef.isValid(VaultRef.issue().value().replace('v', 'V'))).isFalse();
    }
}
