package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.policy.Policy;

/// Whether a version of the policy may follow those announced (clause 9.1): each rules from its first day to the eve of
/// the next one's, so no two begin on one day, and none begins before one that rules already: past days stay as they
/// were decided. It may begin on a day to come.
public final class Succession {
    private Succession() {}

    /// Why not.
    public enum Objection {
        /// Nobody vouched for the number and date of the order.
        NO_ORDER("the order that approves it has no confirmed number and date"),
        /// Its name is taken.
        OTHER_CONTENT("this version was announced with other content; give the changed file a new version"),
        /// Another version begins on its first day.
        SAME_DAY("another version begins on the same day"),
        /// A later version rules already.
        IN_THE_PAST("a version that begins later is in force already");

        private final String says;

        Objection(String says) {
            this.says = says;
        }

        /// What an operator reads.
        public String says() {
            return says;
        }
    }

    /// Everything that speaks against announcing a version.
    ///
    /// @param others the first day of every version announced
    /// @param orderRequired whether an order must be vouched for
    public static List<Objection> objections(
            Policy policy, Map<PolicyVersion, LocalDate> others, LocalDate today, boolean orderRequired) {
        var objections = new ArrayList<Objection>();
        if (orderRequired && !policy.document().order().confirmed()) {
            objections.add(Objection.NO_ORDER);
        }
        LocalDate first = policy.document().effectiveFrom();
        for (var other : others.entrySet()) {
            if (other.getKey().equals(policy.version())) {
                continue;
            }
            if (other.getValue().equals(first)) {
                objections.add(Objection.SAME_DAY);
            } else if (other.getValue().isAfter(first) && !other.getValue().isAfter(today)) {
                objections.add(Objection.IN_THE_PAST);
            }
        }
        return objections.stream().distinct().sorted().toList();
    }
}
