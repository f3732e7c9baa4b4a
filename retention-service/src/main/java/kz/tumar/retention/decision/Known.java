package kz.tumar.retention.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HoldId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// One thing known of a person, kept once for each {@link #key}: the latest, and the greater id on a tie. So what is
/// known depends on the set of facts that were seen, never on their order.
public sealed interface Known {
    /// What, among things of its kind, this is about.
    String key();

    /// When it happened, as its fact says.
    Instant at();

    /// The fact that says so.
    UUID id();

    /// Whether this takes the place of the other, which has the same kind and key.
    default boolean supersedes(Known other) {
        int later = at().compareTo(other.at());
        return later > 0 || (later == 0 && id().toString().compareTo(other.id().toString()) > 0);
    }

    /// The reference was issued to a system.
    record Registered(HolderCode system, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return system.value();
        }
    }

    /// Consent was given.
    record Given(
            ConsentId consentId,
            HolderCode system,
            PurposeCode purpose,
            List<CategoryCode> categories,
            SubjectCategoryCode subjectCategory,
            @Nullable LocalDate until,
            Instant at,
            UUID id)
            implements Known {
        public Given {
            categories = List.copyOf(categories);
        }

        @Override
        public String key() {
            return purpose.value();
        }
    }

    /// Consent was withdrawn.
    record Withdrawn(PurposeCode purpose, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return purpose.value();
        }
    }

    /// A consent ended without anybody taking it back: its time was over, or the policy changed what it was given to.
    ///
    /// @param lastDay the last day on which it stood
    /// @param why what that sets off
    record Lapsed(
            ConsentId consentId, PurposeCode purpose, LocalDate lastDay, AssessmentTrigger why, Instant at, UUID id)
            implements Known {
        @Override
        public String key() {
            return consentId.toString();
        }
    }

    /// A system claimed that a purpose was achieved; of its claims about one purpose the latest counts.
    ///
    /// @param id the claim
    record Achieved(PurposeCode purpose, HolderCode system, LocalDate on, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return purpose.value() + "/" + system.value();
        }
    }

    /// A system took back its claim that a purpose was achieved.
    record Retracted(PurposeCode purpose, HolderCode system, UUID claim, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return purpose.value() + "/" + system.value() + "/" + claim;
        }
    }

    /// A case of the operator holds data; no categories mean all.
    record OnHold(HoldId holdId, List<CategoryCode> categories, LocalDate reviewOn, Instant at, UUID id)
            implements Known {
        public OnHold {
            categories = List.copyOf(categories);
        }

        @Override
        public String key() {
            return holdId.toString();
        }
    }

    /// A hold was released.
    record HoldEnded(HoldId holdId, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return holdId.toString();
        }
    }

    /// A person decided what no confirmed legal figure says.
    ///
    /// @param question the key of the question it answers
    /// @param on from when it goes, or until when it is locked
    record Decided(
            String question,
            CategoryCode category,
            RetentionOutcome outcome,
            LocalDate on,
            @Nullable GroundCode ground,
            @Nullable ArticleCode article,
            Instant at,
            UUID id)
            implements Known {
        @Override
        public String key() {
            return question + "/" + category.value();
        }
    }

    /// The person died.
    record Deceased(Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return "-";
        }
    }

    /// A lawful ground was established.
    record Established(
            GroundId groundId,
            HolderCode system,
            GroundCode ground,
            @Nullable ArticleCode article,
            List<PurposeCode> purposes,
            List<CategoryCode> categories,
            SubjectCategoryCode subjectCategory,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate reviewOn,
            Instant at,
            UUID id)
            implements Known {
        public Established {
            purposes = List.copyOf(purposes);
            categories = List.copyOf(categories);
        }

        @Override
        public String key() {
            return system.value() + "/" + groundId;
        }
    }

    /// A lawful ground ended.
    record Ended(GroundId groundId, HolderCode system, LocalDate on, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return system.value() + "/" + groundId;
        }
    }

    /// A system holds a category.
    record Held(
            HolderCode system,
            CategoryCode category,
            SubjectCategoryCode subjectCategory,
            LocalDate since,
            Instant at,
            UUID id)
            implements Known {
        @Override
        public String key() {
            return system.value() + "/" + subjectCategory.value() + "/" + category.value();
        }
    }

    /// A holder destroyed a category.
    record Destroyed(HolderCode holder, CategoryCode category, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return holder.value() + "/" + category.value();
        }
    }

    /// Processing was blocked; no categories mean all.
    record Blocked(BlockId blockId, CaseId caseId, List<CategoryCode> categories, Instant at, UUID id)
            implements Known {
        public Blocked {
            categories = List.copyOf(categories);
        }

        @Override
        public String key() {
            return blockId.toString();
        }
    }

    /// A block ended.
    record Unblocked(BlockId blockId, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return blockId.toString();
        }
    }

    /// A case was opened; no categories mean all.
    record Filed(CaseId caseId, List<CategoryCode> categories, Instant at, UUID id) implements Known {
        public Filed {
            categories = List.copyOf(categories);
        }

        @Override
        public String key() {
            return caseId.toString();
        }
    }

    /// A case was closed.
    record Closed(CaseId caseId, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return caseId.toString();
        }
    }

    /// A closed case is open again: what was sent to the person came back.
    record Reopened(CaseId caseId, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return caseId.toString();
        }
    }

    /// The person may appeal against what was decided in a case: until then the case is in dispute, closed or not.
    ///
    /// @param until the last day of the longest way to appeal
    record Appealable(CaseId caseId, LocalDate until, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return caseId.toString();
        }
    }

    /// A fact does not hold: it was recorded by mistake, of another person, or was sent to somebody else.
    ///
    /// @param fact the fact
    record Annulled(UUID fact, Instant at, UUID id) implements Known {
        @Override
        public String key() {
            return fact.toString();
        }
    }

    /// Processing was found unlawful; no categories mean all.
    record Unlawful(CaseId caseId, List<CategoryCode> categories, Instant at, UUID id) implements Known {
        public Unlawful {
            categories = List.copyOf(categories);
        }

        @Override
        public String key() {
            return caseId.toString();
        }
    }
}
