package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.tumar.policy.Order;
import kz.tumar.policy.Policy;

/// Whether a version of the policy may follow those announced (clause 9.1): each rules from its first day to the eve of
/// the next one's, so no two begin on one day, and none begins before one that rules already: past days stay as they
/// were decided. It may begin on a day to come. None is announced without the number and date of its order, the first
/// one of an installation no more than any other: the file carries them.
public final class Succession {
    /// How the number of an order begins that nobody signed, and that is for trials only.
    private static final String TRIAL = "TRIAL-";

    private Succession() {}

    /// Whether an installation is a trial: an operator's own reaches its issuer of tokens over TLS.
    public static boolean isTrial(String issuer) {
        return !issuer.startsWith("https://");
    }

    /// Why not.
    public enum Objection {
        /// Nobody vouched for the number and date of the order.
        NO_ORDER("the order that approves it has no confirmed number and date"),
        /// The order is one for trials, and this is no trial.
        TRIAL_ORDER("its order is one for trials; write the number and date of the order that was signed"),
        /// The order approved another version.
        SAME_ORDER("its order is that of another version; each version has an order of its own"),
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
    /// @param others every version announced
    /// @param trial whether this is no installation of an operator's, but a trial of one
    public static List<Objection> objections(Policy policy, Collection<Policy> others, LocalDate today, boolean trial) {
        var objections = new ArrayList<Objection>();
        Order order = policy.document().order();
        if (!order.confirmed()) {
            objections.add(Objection.NO_ORDER);
        } else if (!trial && order.number().startsWith(TRIAL)) {
            objections.add(Objection.TRIAL_ORDER);
        }
        LocalDate first = policy.document().effectiveFrom();
        for (Policy other : others) {
            if (other.version().equals(policy.version())) {
                continue;
            }
            LocalDate begins = other.document().effectiveFrom();
            if (begins.equals(first)) {
                objections.add(Objection.SAME_DAY);
            } else if (begins.isAfter(first) && !begins.isAfter(today)) {
                objections.add(Objection.IN_THE_PAST);
            }
            Order approved = other.document().order();
            if (approved.number().equals(order.number()) && approved.date().equals(order.date())) {
                objections.add(Objection.SAME_ORDER);
            }
        }
        return objections.stream().distinct().sorted().toList();
    }
}
