package kz.tumar.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class FoundTest {
    private final Random random = new Random(7);

    private List<SubjectRef> references(int count) {
        return IntStream.range(0, count).mapToObj(_ -> reference()).toList();
    }

    private SubjectRef reference() {
        var digits = new byte[25];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) random.nextInt(32);
        }
        return SubjectRef.issue(digits);
    }

    private static Found found(Collection<SubjectRef> unproven, Collection<SubjectRef> known) {
        var all = Stream.concat(unproven.stream(), known.stream())
                .map(subject -> new Candidate(subject, List.of(IdentifierKind.IIN)))
                .toList();
        return Found.of(all, new HashSet<>(unproven));
    }

    private static List<SubjectRef> subjects(Found found) {
        return found.candidates().stream().map(Candidate::subject).toList();
    }

    @Test
    void manyWhoOnlySaySoThemselves_neverKeepWhoIsKnownFromBeingFound() {
        List<SubjectRef> known = references(2);

        Found found = found(references(Found.MOST), known);

        assertThat(subjects(found)).isEqualTo(known);
        assertThat(found.leftOut()).isEqualTo(Found.MOST);
        assertThat(subjects(found(references(5000), known))).isEqualTo(known);
    }

    @Test
    void fewWhoOnlySaySoThemselves_comeAfterWhoIsKnown() {
        List<SubjectRef> known = references(2);
        List<SubjectRef> unproven = references(Found.MOST - 2);

        Found found = found(unproven, known);

        assertThat(subjects(found).subList(0, 2)).isEqualTo(known);
        assertThat(subjects(found)).hasSize(Found.MOST).containsAll(unproven);
        assertThat(found.leftOut()).isZero();
    }

    @Test
    void tooManyWhoAreKnown_areNoSearchForAPerson() {
        assertThat(subjects(found(Set.of(), references(Found.MOST)))).hasSize(Found.MOST);
        assertThatThrownBy(() -> found(Set.of(), references(Found.MOST + 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ProblemType.CONFLICT));
    }
}
