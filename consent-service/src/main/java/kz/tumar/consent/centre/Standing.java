package kz.tumar.consent.centre;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        Optional<Event<? extends Fact>> giving = words.stream()
                .filter(word -> word.state() == State.GIVEN)
                .<Event<? extends Fact>>map(Word::event)
                .findFirst();
        ConsentGiven given = giving.map(event -> (ConsentGiven) event.data()).orElse(null);
        State state = words.isEmpty() ? State.NONE : words.getFirst().state();
        if (state == State.GIVEN && given != null && over(given, today)) {
            state = State.EXPIRED;
        }
        return new Standing(state, given, giving.orElse(null));
    }

    private static boolean over(ConsentGiven given, LocalDate today) {
        LocalDate until = given.until();
        return until != null && until.isBefore(today);
    }

    private static Optional<Word> word(PurposeCode purpose, Event<? extends Fact> event) {
        return switch (event.data()) {
            case ConsentGiven given when given.purpose().equals(purpose) -> word(event, State.GIVEN);
            case ConsentRefused refused when refused.purpose().equals(purpose) -> word(event, State.REFUSED);
            case ConsentWithdrawn withdrawn when withdrawn.purpose().equals(purpose) -> word(event, State.WITHDRAWN);
            case ConsentExpired expired when expired.purpose().equals(purpose) -> word(event, State.EXPIRED);
            case ConsentSuperseded gone when gone.purpose().equals(purpose) -> word(event, State.EXPIRED);
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
