package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.BlockAlarm;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// Although processing was blocked, a system asked to disclose or did (clauses 1.1.10, 8.2, 8.3).
///
/// @param caseId the case
/// @param blockId the block
/// @param system the system
/// @param alarm what it did
/// @param purpose for which purpose
/// @param disclosureId the disclosure
/// @param at when
public record BlockAlarmed(
        CaseId caseId,
        BlockId blockId,
        HolderCode system,
        BlockAlarm alarm,
        @Nullable PurposeCode purpose,
        @Nullable DisclosureId disclosureId,
        Instant at)
        implements RequestFact {}
