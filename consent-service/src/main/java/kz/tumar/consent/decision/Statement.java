package kz.tumar.consent.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// One thing that was stated about a person and that bears on decisions. Statements are never changed: a later one
/// answers an
/// earlier one.
public sealed interface Statement {
    /// When it happened.
    Moment moment();

    /// The person consented.
    ///
    /// @param until the last day, where there is one: of its term, or of the authority of who gave it
    record Given(
            Moment moment,
            ConsentId consent,
            PurposeCode purpose,
            Set<CategoryCode> categories,
            SubjectCategoryCode subjectCategory,
            boolean thirdPartyTransfer,
            boolean distribution,
            @Nullable LocalDate until,
            Terms terms)
            implements Statement {
        public Given {
            categories = Set.copyOf(categories);
        }

        /// A consent that says nothing more.
        public Given(
                Moment moment,
                ConsentId consent,
                PurposeCode purpose,
                Set<CategoryCode> categories,
                SubjectCategoryCode subjectCategory,
                boolean thirdPartyTransfer,
                boolean distribution,
                @Nullable LocalDate until) {
            this(
                    moment,
                    consent,
                    purpose,
                    categories,
                    subjectCategory,
                    thirdPartyTransfer,
                    distribution,
                    until,
                    Terms.NONE);
        }
    }

    /// A new version of the policy changed what a consent was given to.
    record Superseded(Moment moment, ConsentId consent, PurposeCode purpose) implements Statement {}

    /// The person died.
    record Died(Moment moment) implements Statement {}

    /// An order made a duty the person's, as an employee.
    record Assigned(
            Moment moment,
            DutyCode duty,
            LocalDate from,
            @Nullable LocalDate until) implements Statement {}

    /// The person signed, as an employee, that they know a version of the policy.
    record Familiarised(Moment moment, PolicyVersion version) implements Statement {}

    /// The person withdrew consent for a purpose.
    record Withdrawn(Moment moment, PurposeCode purpose) implements Statement {}

    /// The person was asked in one capacity and said no.
    record Refused(Moment moment, PurposeCode purpose, SubjectCategoryCode subjectCategory) implements Statement {}

    /// A ground other than consent stands.
    record Established(
            Moment moment,
            HolderCode system,
            GroundId groundId,
            GroundCode ground,
            Set<PurposeCode> purposes,
            Set<CategoryCode> categories,
            SubjectCategoryCode subjectCategory,
            @Nullable LocalDate endsOn)
            implements Statement {
        public Established {
            purposes = Set.copyOf(purposes);
            categories = Set.copyOf(categories);
        }
    }

    /// A ground ended after its last day.
    record Ended(Moment moment, HolderCode system, GroundId groundId, LocalDate endedOn) implements Statement {}

    /// A system holds data of the person in one capacity.
    record Held(Moment moment, SubjectCategoryCode subjectCategory, Set<CategoryCode> categories) implements Statement {
        public Held {
            categories = Set.copyOf(categories);
        }
    }

    /// Processing is blocked; no categories means all of them.
    record Blocked(Moment moment, BlockId block, Set<CategoryCode> categories) implements Statement {
        public Blocked {
            categories = Set.copyOf(categories);
        }
    }

    /// Some kinds of processing go on although a block stands.
    record Passing(Moment moment, BlockId block, Set<PassageCode> passages) implements Statement {
        public Passing {
            passages = Set.copyOf(passages);
        }
    }

    /// A block ended.
    record Unblocked(Moment moment, BlockId block) implements Statement {}

    /// Holders were ordered to destroy.
    record Destroyed(Moment moment, OrderId order, Set<CategoryCode> categories) implements Statement {
        public Destroyed {
            categories = Set.copyOf(categories);
        }
    }

    /// An order to destroy is off for these categories.
    record Spared(Moment moment, OrderId order, Set<CategoryCode> categories) implements Statement {
        public Spared {
            categories = Set.copyOf(categories);
        }
    }

    /// A category is kept for its ground alone.
    record Locked(
            Moment moment,
            CategoryCode category,
            @Nullable GroundCode ground,
            @Nullable PurposeCode purpose) implements Statement {}

    /// When it happened, without the tie-break.
    default Instant at() {
        return moment().at();
    }
}
