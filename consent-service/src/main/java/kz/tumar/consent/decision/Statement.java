package kz.tumar.consent.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
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
    /// @param until the last day, where there is one
    record Given(
            Moment moment,
            ConsentId consent,
            PurposeCode purpose,
            Set<CategoryCode> categories,
            SubjectCategoryCode subjectCategory,
            boolean thirdPartyTransfer,
            boolean distribution,
            @Nullable LocalDate until)
            implements Statement {
        public Given {
            categories = Set.copyOf(categories);
        }
    }

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
