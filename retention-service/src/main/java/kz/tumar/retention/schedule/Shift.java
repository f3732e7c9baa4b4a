package kz.tumar.retention.schedule;

import java.time.Instant;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.Rules;

/// One moment of scheduled work: what is in force then, and the most to take in one transaction.
record Shift(Instant now, Rules rules, Policy policy, int most) {}
