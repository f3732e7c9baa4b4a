package kz.tumar.consent.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.consent.decision.Moment;
import kz.tumar.consent.decision.Statement;
import kz.tumar.consent.decision.Terms;
import kz.tumar.contract.DistributionCondition;
import kz.tumar.contract.Representation;
import kz.tumar.contract.fact.ConsentGiven;
import org.jspecify.annotations.Nullable;

/// What a consent, as it was stated, says to decisions.
final class StatedConsent {
    private StatedConsent() {}

    static Statement.Given of(Moment moment, ConsentGiven given) {
        return new Statement.Given(
                moment,
                given.consentId(),
                given.purpose(),
                Set.copyOf(given.categories()),
                given.subjectCategory(),
                given.thirdPartyTransfer(),
                given.distribution(),
                lastDay(given),
                terms(given));
    }

    /// A consent stands no longer than its term, nor than the authority of the representative who gave it.
    private static @Nullable LocalDate lastDay(ConsentGiven given) {
        return endsWithAuthority(given) ? given.actedBy().authorityEnds() : given.until();
    }

    private static boolean endsWithAuthority(ConsentGiven given) {
        LocalDate authority = given.actedBy().authorityEnds();
        LocalDate until = given.until();
        return given.actedBy().representation() == Representation.REPRESENTATIVE
                && authority != null
                && (until == null || authority.isBefore(until));
    }

    private static Terms terms(ConsentGiven given) {
        var conditions = given.conditions();
        return new Terms(
                given.kind(),
                set(given.actions()),
                set(given.recipients()),
                set(given.countries()),
                given.crossBorderTransfer(),
                conditions == null
                        ? Set.of()
                        : conditions.stream()
                                .map(DistributionCondition::category)
                                .collect(Collectors.toSet()),
                given.textVersion(),
                endsWithAuthority(given));
    }

    private static <T> Set<T> set(@Nullable List<T> named) {
        return named == null ? Set.of() : Set.copyOf(named);
    }
}
