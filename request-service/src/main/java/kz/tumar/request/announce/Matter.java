package kz.tumar.request.announce;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import kz.tumar.contract.SubjectRef;
import kz.tumar.request.decision.Breach;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Search;
import kz.tumar.request.decision.Stated;

/// What can be decided about: how it is read from what was stated of it.
///
/// @param reading it, where these facts tell of one
/// @param revision the number of facts so far
/// @param subject whom an event about it is about, where that is one person
/// @param person whether it is about one person by its nature, and is changed under their lock
record Matter<S>(
        Function<List<Stated>, Optional<S>> reading,
        ToIntFunction<S> revision,
        Function<S, Optional<SubjectRef>> subject,
        boolean person) {
    static final Matter<RequestCase> REQUEST =
            new Matter<>(RequestCase::of, RequestCase::revision, state -> Optional.of(state.subject()), true);
    static final Matter<Search> SEARCH = new Matter<>(
            Search::of, Search::revision, state -> Optional.of(state.sought().sought()), true);
    static final Matter<Inquiry> INQUIRY = new Matter<>(
            Inquiry::of,
            Inquiry::revision,
            state -> Optional.ofNullable(Inquiry.subjectOf(state.received().subjects())),
            false);
    static final Matter<Breach> BREACH = new Matter<>(
            Breach::of,
            Breach::revision,
            state -> Optional.ofNullable(Inquiry.subjectOf(state.registered().subjects())),
            false);
}
