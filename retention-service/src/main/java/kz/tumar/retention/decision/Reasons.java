package kz.tumar.retention.decision;

import kz.tumar.contract.ReasonCode;

/// Why a destruction is called off; codes of the policy.
public final class Reasons {
    static final ReasonCode CONSENT_GIVEN = new ReasonCode("destruction-stop.new-ground");
    static final ReasonCode GROUND_STANDS = new ReasonCode("destruction-stop.new-ground");
    static final ReasonCode BLOCKED = new ReasonCode("destruction-stop.dispute");
    static final ReasonCode CASE_OPEN = new ReasonCode("destruction-stop.dispute");

    /// Nobody says any longer that it holds the data, or what it was to go for does not hold.
    public static final ReasonCode NOT_HELD = new ReasonCode("destruction-stop.claim-retracted");

    /// The claim that the purpose was achieved was taken back.
    static final ReasonCode RETRACTED = new ReasonCode("destruction-stop.claim-retracted");

    private Reasons() {}
}
