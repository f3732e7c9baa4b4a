package kz.tumar.delivery;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Rejection;

/// The way in for claims that come over HTTP instead of Kafka: same checks, same inbox, same effect.
public interface Claims {
    /// Takes one claim as bytes from a sender whose identity the bearer token proved.
    ///
    /// @param receipt when the request arrived
    Submission submit(HolderCode sender, byte[] body, Instant receipt);

    /// What became of a claim. Every answer is given after the commit.
    sealed interface Submission {
        /// It holds; these facts follow from it (also when it was recorded before: then `repeated`).
        record Recorded(List<EventId> facts, boolean repeated) implements Submission {
            public Recorded {
                facts = List.copyOf(facts);
            }
        }

        /// It is kept and will be decided when what it needs was read.
        record Waiting() implements Submission {}

        /// It is refused for ever.
        record Refused(Rejection rejection) implements Submission {}

        /// Another service owns claims of this kind.
        record NotOwned() implements Submission {}
    }
}
