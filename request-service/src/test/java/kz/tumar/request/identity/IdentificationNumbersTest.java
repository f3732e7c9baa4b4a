package kz.tumar.request.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentificationNumbersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /// The eleventh digit has the weight 11, which is none: the first pass does not notice it.
    private static final int[] WEIGHED = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11};

    private static boolean iin(String text) {
        return Iin.read(text, TODAY, Set.of()).isPresent();
    }

    private static boolean bin(String text) {
        return Bin.read(text, TODAY, Set.of()).isPresent();
    }

    @ParameterizedTest
    @Clause("8.1")
    @ValueSource(strings = {"990101399994", "000229599989", "851231499972", "120709699969", "900615399108"})
    void numbersOfBothPasses_areTaken(String issued) {
        assertThat(iin(issued)).isTrue();
    }

    @ParameterizedTest
    @Clause("8.1")
    @ValueSource(
            strings = {
                "123456789011", // the authority's own test number
                "990101399995", // another control digit
                "990101399949", // two digits changed places
                "99010139999",
                "9901013999940",
                "99O101399994",
                "٩٩٠١٠١٣٩٩٩٩٤",
                ""
            })
    void whatWasNeverIssued_isRefused(String text) {
        assertThat(iin(text)).isFalse();
    }

    @Test
    @Clause("8.1")
    void aNumberForWhichBothPassesGiveTen_wasNeverIssued_whateverItsLastDigit() {
        for (char last = '0'; last <= '9'; last++) {
            assertThat(iin("90061539911" + last)).isFalse();
        }
    }

    @Test
    @Clause("8.1")
    void aDayThatNeverWas_aBirthToCome_andAnImpossibleCentury_areRefused() {
        assertThat(iin(withControl("99023039999"))).isFalse();
        assertThat(iin(withControl("26122459999"))).isFalse();
        assertThat(iin(withControl("99010179999"))).isFalse();
        assertThat(iin(withControl("85010119999"))).as("older than anybody").isFalse();
        assertThat(iin(withControl("99010109999"))).as("a foreigner").isTrue();
    }

    @ParameterizedTest
    @Clause("8.1")
    @ValueSource(strings = {"240440018332", "240440999990", "190151999978"})
    void numbersOfEntities_areTaken(String issued) {
        assertThat(bin(issued)).isTrue();
        assertThat(iin(issued)).isFalse();
    }

    @Test
    @Clause("8.1")
    void numbersOfEntities_thatCantBe_areRefused() {
        assertThat(bin("240440018331")).isFalse();
        assertThat(bin("990101399994")).as("a person's").isFalse();
        assertThat(bin(withControl("24134001833"))).as("month 13").isFalse();
        assertThat(bin(withControl("27044001833"))).as("registered next year").isFalse();
        assertThat(bin(withControl("24047001833"))).as("no such kind").isFalse();
    }

    @Test
    void anyOneDigitChanged_isNoticed() {
        long seed = Long.getLong("tumar.seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String right = withControl("%02d%02d%02d%d%04d"
                    .formatted(
                            random.nextInt(100),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            3 + random.nextInt(2),
                            random.nextInt(10_000)));
            int at = WEIGHED[random.nextInt(WEIGHED.length)];
            var wrong = new StringBuilder(right);
            wrong.setCharAt(at, (char) ('0' + (right.charAt(at) - '0' + 1 + random.nextInt(9)) % 10));
            assertThat(CheckDigit.holds(right)).as("seed %d: %s", seed, right).isTrue();
            boolean bothPasses = !right.equals(wrong.toString()) && CheckDigit.holds(wrong.toString());
            assertThat(bothPasses && onePass(right) && onePass(wrong.toString()))
                    .as("seed %d: %s", seed, wrong)
                    .isFalse();
        }
    }

    @Test
    void testNumbers_areTakenWithoutACheck_butNeverInProduction() {
        assertThat(Iin.read("123456789011", TODAY, Set.of("123456789011"))).isPresent();
        assertThat(IdentityNumbers.exempt("local", Set.of("123456789011"))).hasSize(1);
        assertThat(IdentityNumbers.exempt("production", Set.of())).isEmpty();
        assertThatThrownBy(() -> IdentityNumbers.exempt("production", Set.of("123456789011")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("123456789011");
    }

    /// Eleven digits with the control digit that makes them hold; the serial grows where there is none.
    private static String withControl(String eleven) {
        String digits = eleven;
        while (true) {
            for (char last = '0'; last <= '9'; last++) {
                if (CheckDigit.holds(digits + last)) {
                    return digits + last;
                }
            }
            digits = digits.substring(0, 10) + (char) ('0' + (digits.charAt(10) - '0' + 1) % 10);
        }
    }

    /// Whether the first weights decide: between numbers that these decide, one digit always shows.
    private static boolean onePass(String number) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += (number.charAt(i) - '0') * (i + 1);
        }
        return sum % 11 != 10;
    }
}
