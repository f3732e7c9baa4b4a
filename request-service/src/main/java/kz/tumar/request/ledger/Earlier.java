package kz.tumar.request.ledger;

import java.time.Instant;
import java.util.Optional;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestUpheld;
import kz.tumar.contract.fact.UnlawfulnessConfirmed;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Stated;
import org.jspecify.annotations.Nullable;

/// By what a decision is found again: the reason it was given for; what was upheld, by the reason it
/// was asked for.
record Earlier(String reason, Instant at) {
    static Optional<Earlier> of(RequestCase request) {
        Optional<Earlier> decision = Optional.empty();
        for (Stated stated : request.later()) {
            String reason = reason(stated.fact(), request);
            if (reason != null) {
                decision = Optional.of(new Earlier(reason, stated.at()));
            }
        }
        return decision;
    }

    private static @Nullable String reason(RequestFact fact, RequestCase request) {
        ReasonCode asked = request.filed().reason();
        return switch (fact) {
            case RequestRefused refused -> refused.reason().value();
            case UnlawfulnessNotConfirmed denied -> denied.reason().value();
            case RequestUpheld upheld -> asked == null ? null : asked.value();
            case UnlawfulnessConfirmed confirmed -> asked == null ? null : asked.value();
            default -> null;
        };
    }
}
