package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ExceptionAnswer;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HoldId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Part;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import org.jspecify.annotations.Nullable;

/// What clause 8.4 says about one category of a person's data, each exception answered.
///
/// @param category the category
/// @param contract (a) a contract says otherwise
/// @param lawfulGround (b) a legal right to process without consent
/// @param agreement (c) another agreement says otherwise
/// @param outcome what becomes of it
/// @param neededFor another purpose that needs it
/// @param ground the ground that holds it
/// @param article the norm that holds it
/// @param reviewOn when it is looked at again
/// @param heldBy the block that holds it
/// @param heldUnder the hold that holds it
/// @param assertedBy the system that asserted the ground
public record CategoryAssessment(
        CategoryCode category,
        ExceptionAnswer contract,
        ExceptionAnswer lawfulGround,
        ExceptionAnswer agreement,
        RetentionOutcome outcome,
        @Nullable PurposeCode neededFor,
        @Nullable GroundCode ground,
        @Nullable ArticleCode article,
        @Nullable LocalDate reviewOn,
        @Nullable BlockId heldBy,
        @Nullable HoldId heldUnder,
        @Nullable HolderCode assertedBy)
        implements Part {}
