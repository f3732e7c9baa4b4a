package kz.tumar.delivery;

import java.time.OffsetDateTime;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;
import org.jspecify.annotations.Nullable;

/// What a decision wants to say, before it has an id, a place in its subject's order and an envelope.
public sealed interface Draft {
    /// A fact of this service, on its own topic (a `PolicyPublished` on `tumar.policy`).
    ///
    /// @param time when what it states happened: taken from the cause, never from the clock at processing
    record OfFact(@Nullable SubjectRef subject, OffsetDateTime time, Fact fact) implements Draft {}

    /// A command to one holder, on that holder's commands topic.
    record OfCommand(HolderCode holder, SubjectRef subject, OffsetDateTime time, Command command) implements Draft {}

    /// A claim that this service makes as a holder of sealed data, on the events topic that bears its own name.
    record OfClaim(SubjectRef subject, OffsetDateTime time, Claim claim) implements Draft {}

    /// A document (not an event), for `tumar.policy.documents`; published once for every key.
    record OfDocument(TopicName topic, String key, String content) implements Draft {}
}
