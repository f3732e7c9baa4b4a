package kz.tumar.contract.fact;

import kz.tumar.contract.Payload;

/// What one of our services states for ever. Only facts move the other services, and every fact is in the log.
public sealed interface Fact extends Payload permits ConsentFact, RequestFact, RetentionFact, AuditFact, CommonFact {}
