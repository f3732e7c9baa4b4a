package kz.tumar.policy;

import java.util.Set;
import java.util.TreeSet;

/// The claim types a policy can grant, by their names on the wire, and those that need no grant.
public final class ClaimTypes {
    /// What a policy may grant or withhold.
    public static final Set<String> GRANTABLE = Set.of(
            "ConsentGiven",
            "ConsentRefused",
            "GroundEstablished",
            "GroundEnded",
            "DataHeld",
            "PurposeAchieved",
            "ClaimRetracted",
            "DisclosureMade",
            "PolicyNoticeShown",
            "PolicyAccepted",
            "EmployeeFamiliarised",
            "SubjectDeceased");

    /// What every holder may pass on, and the answers to commands.
    public static final Set<String> ALWAYS = Set.of(
            "ConsentWithdrawn",
            "SubjectRequestFiled",
            "CommandAccepted",
            "CommandDone",
            "CommandStopped",
            "CommandTooLate",
            "CommandFailed",
            "CommandRefused");

    private ClaimTypes() {}

    /// Every claim type, sorted.
    public static Set<String> all() {
        var all = new TreeSet<>(GRANTABLE);
        all.addAll(ALWAYS);
        return all;
    }
}
