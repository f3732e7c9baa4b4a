package kz.tumar.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.consent.decision.Terms;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.RecipientCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TermsTextTest {
    static Stream<Terms> terms() {
        return Stream.of(
                Terms.NONE,
                new Terms(
                        ConsentKind.CROSS_BORDER,
                        Set.of(ProcessingAction.USE, ProcessingAction.PROVIDE),
                        Set.of(new RecipientCode("partner"), new RecipientCode("messenger")),
                        Set.of(new CountryCode("AE"), new CountryCode("RU")),
                        true,
                        Set.of(new CategoryCode("contact")),
                        new PolicyVersion("2026-11-01"),
                        true),
                new Terms(null, Set.of(), Set.of(), Set.of(), true, Set.of(), null, false),
                new Terms(null, Set.of(ProcessingAction.STORE), Set.of(), Set.of(), false, Set.of(), null, false));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void whatIsWritten_isReadBackTheSame(Terms terms) {
        assertThat(TermsText.read(TermsText.write(terms))).isEqualTo(terms);
    }

    @Test
    void nothingSaid_isNothingWritten() {
        assertThat(TermsText.write(Terms.NONE)).isNull();
    }
}
