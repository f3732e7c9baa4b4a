package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.WithdrawalNoticeId;

/// A recipient of data did not say in time that it has stopped.
///
/// @param noticeId the notice
/// @param due the last day on which it should have
public record WithdrawalNoticeOverdue(WithdrawalNoticeId noticeId, LocalDate due) implements ConsentFact {}
