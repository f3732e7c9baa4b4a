package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.WithdrawalNoticeId;
import org.jspecify.annotations.Nullable;

/// Somebody who got the person's data, and has no topic to be commanded on, must be told that consent was withdrawn and
/// stop too.
///
/// @param noticeId the notice
/// @param purpose the purpose that the consent was withdrawn for
/// @param recipient to whom the data went
/// @param due the last day for processing to have stopped (art. 8(7) of Law 94-V), where the policy has that term
public record WithdrawalNoticeDue(
        WithdrawalNoticeId noticeId,
        PurposeCode purpose,
        RecipientCode recipient,
        @Nullable LocalDate due) implements ConsentFact {}
