package kz.tumar.consent.centre;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentRefused;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.Fact;
import org.jspecify.annotations.Nullable;

/// Where a person's consent to one purpose stands: the latest word counts, and a no counts before a yes of the same
/// moment.
///
/// @param given the consent that stands, or stood last
/// @param said the fact of that consent
record Standing(
        State state, @Nullable ConsentGiven given, @Nullable Event<? extends Fact> said) {
    /// What a person is told.
    enum State {
        NONE,
        GIVEN,
        REFUSED,
        WITHDRAWN,
        EXPIRED
    }

    private record Word(Event<? extends Fact> event, State state) {
        boolean no() {
            return state != State.GIVEN;
        }
    }

    static Standing of(PurposeCode purpose, List<Event<? extends Fact>> said, LocalDate today) {
        List<Word> words = said.stream()
                .flatMap(event -> word(purpose, event).stream())
                .sorted(Comparator.comparing((Word word) -> word.event().time().toInstant())
                        .thenComparing(Word::no)
                        .reversed())
                .toList();
        Set<ConsentId> over =
                said.stream().flatMap(event -> ended(event.data()).stream()).collect(Collectors.toSet());
        if (words.isEmpty()) {
            return new Standing(State.NONE, null, null);
        }
        State latest = words.getFirst().state();
        if (latest != State.GIVEN) {
            return words.stream()
                    .filter(word -> word.state() == State.GIVEN)
                    .findFirst()
                    .map(word ->
                            new Standing(latest, (ConsentGiven) word.event().data(), word.event()))
                    .orElseGet(() -> new Standing(latest, null, null));
        }
        // Consents since the last no: one that has not run out stands, whatever became of the others.
        List<Word> givings =
                words.stream().takeWhile(word -> word.state() == State.GIVEN).toList();
        Optional<Word> standing = givings.stream()
                .filter(word -> !over((ConsentGiven) word.event().data(), over, today))
                .findFirst();
        Word shown = standing.orElse(givings.getFirst());
        return new Standing(
                standing.isPresent() ? State.GIVEN : State.EXPIRED,
                (ConsentGiven) shown.event().data(),
                shown.event());
    }

    private static boolean over(ConsentGiven given, Set<ConsentId> over, LocalDate today) {
        LocalDate last = lastDay(given);
        return over.contains(given.consentId()) || (last != null && last.isBefore(today));
    }

    /// The last day of a consent: of its term, or of the authority of the representative who gave it.
    static @Nullable LocalDate lastDay(ConsentGiven given) {
        LocalDate until = given.until();
        LocalDate authority = given.actedBy().authorityEnds();
        if (until == null || authority == null) {
            return until == null ? authority : until;
        }
        return authority.isBefore(until) ? authority : until;
    }

    private static Optional<ConsentId> ended(Fact fact) {
        return switch (fact) {
            case ConsentExpired expired -> Optional.of(expired.consentId());
            case ConsentSuperseded superseded -> Optional.of(superseded.consentId());
            default -> Optional.empty();
        };
    }

    private static Optional<Word> word(PurposeCode purpose, Event<? extends Fact> event) {
        return switch (event.data()) {
            case ConsentGiven given when given.purpose().equals(purpose) -> word(event, State.GIVEN);
            case ConsentRefused refused when refused.purpose().equals(purpose) -> word(event, State.REFUSED);
            case ConsentWithdrawn withdrawn when withdrawn.purpose().equals(purpose) -> word(event, State.WITHDRAWN);
            default -> Optional.empty();
        };
    }

    private static Optional<Word> word(Event<? extends Fact> event, State state) {
        return Optional.of(new Word(event, state));
    }

    /// The fact that a receipt is had of, where there is one.
    Optional<EventId> receipt() {
        return Optional.ofNullable(said).map(Event::id);
    }
}
