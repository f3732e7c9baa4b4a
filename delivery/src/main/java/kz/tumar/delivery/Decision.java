package kz.tumar.delivery;

import java.util.List;
import java.util.Set;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.Violation;

/// What a service makes of an event.
public sealed interface Decision {
    /// It holds, and this follows from it; nothing may follow.
    ///
    /// @param under the policy version it was decided under
    /// @param drafts what follows, in the order in which it is to be published
    record Accepted(PolicyVersion under, List<Draft> drafts) implements Decision {
        public Accepted {
            drafts = List.copyOf(drafts);
        }
    }

    /// It is wrong for ever: the sender gets a rejection, and the log a `ClaimRejected`. Only a claim can be
    /// refused.
    record Refused(ProblemType problem, List<Violation> violations) implements Decision {
        public Refused {
            violations = List.copyOf(violations);
        }

        /// A refusal that no field explains further.
        public static Refused because(ProblemType problem) {
            return new Refused(problem, List.of());
        }
    }

    /// It can't be decided before these topics were read to where they end now; this event and all later ones
    /// of its subject wait aside, the partition goes on, and then it is asked again with {@link
    /// Incoming#waited} true. Where they were read to there already, that is at once and in the same transaction;
    /// so who answers this for a claim must not have written anything.
    record Waiting(Set<TopicName> topics) implements Decision {
        public Waiting {
            topics = Set.copyOf(topics);
        }
    }
}
