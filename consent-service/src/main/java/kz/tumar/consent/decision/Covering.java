package kz.tumar.consent.decision;

import java.util.EnumSet;
import java.util.Set;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.policy.GroundKind;

/// What a consent, or another ground, covers of what is asked. None of the ways to share data implies another (clauses
/// 1.1.8, 1.1.9), and what a consent did not name it does not cover.
final class Covering {
    private static final Set<ProcessingAction> TO_DEFINITE_PERSONS =
            EnumSet.of(ProcessingAction.PROVIDE, ProcessingAction.GIVE_ACCESS);
    private static final Set<ProcessingAction> WITH_THE_OPERATOR = EnumSet.complementOf(
            EnumSet.of(ProcessingAction.PROVIDE, ProcessingAction.GIVE_ACCESS, ProcessingAction.DISTRIBUTE));

    private final Rules rules;
    private final Question asked;

    Covering(Rules rules, Question asked) {
        this.rules = rules;
        this.asked = asked;
    }

    /// What a consent is worth for the question.
    Reason by(Statement.Given given) {
        Sharing sharing = asked.sharing();
        Terms terms = given.terms();
        if (sharing == null) {
            return allowed(given).contains(asked.action()) && definite(terms)
                    ? Reason.CONSENT_GIVEN
                    : Reason.ACTION_NOT_CONSENTED;
        }
        return switch (sharing.kind()) {
            case PROVISION -> provision(given, sharing);
            case DISTRIBUTION -> distribution(given);
            case PROCESSOR -> named(terms, sharing);
            case CROSS_BORDER -> crossBorder(terms, sharing);
            case STATE -> Reason.ACTION_NOT_CONSENTED;
        };
    }

    /// Where a consent names whom data may go to, a question that names nobody is not covered.
    private boolean definite(Terms terms) {
        return !TO_DEFINITE_PERSONS.contains(asked.action())
                || terms.recipients().isEmpty();
    }

    private static Set<ProcessingAction> allowed(Statement.Given given) {
        Set<ProcessingAction> named = given.terms().actions();
        var actions = EnumSet.copyOf(named.isEmpty() ? WITH_THE_OPERATOR : named);
        if (!given.thirdPartyTransfer()) {
            actions.removeAll(TO_DEFINITE_PERSONS);
        } else if (named.isEmpty()) {
            actions.addAll(TO_DEFINITE_PERSONS);
        }
        if (!given.distribution()) {
            actions.remove(ProcessingAction.DISTRIBUTE);
        } else if (named.isEmpty()) {
            actions.add(ProcessingAction.DISTRIBUTE);
        }
        return actions;
    }

    private Reason provision(Statement.Given given, Sharing sharing) {
        return given.thirdPartyTransfer() && allowed(given).contains(asked.action())
                ? named(given.terms(), sharing)
                : Reason.ACTION_NOT_CONSENTED;
    }

    private Reason distribution(Statement.Given given) {
        boolean ofItsOwn = given.distribution() && given.terms().kind() == ConsentKind.DISTRIBUTION;
        if (!ofItsOwn || !allowed(given).contains(ProcessingAction.DISTRIBUTE)) {
            return Reason.ACTION_NOT_CONSENTED;
        }
        return given.terms().conditioned().contains(asked.category())
                ? Reason.CONSENT_GIVEN
                : Reason.CONDITIONS_MISSING;
    }

    private static Reason named(Terms terms, Sharing sharing) {
        return sharing.recipient() != null && terms.recipients().contains(sharing.recipient())
                ? Reason.CONSENT_GIVEN
                : Reason.RECIPIENT_NOT_CONSENTED;
    }

    private Reason crossBorder(Terms terms, Sharing sharing) {
        if (!terms.crossBorder() || !terms.countries().contains(sharing.destination(rules))) {
            return Reason.COUNTRY_NOT_CONSENTED;
        }
        return named(terms, sharing);
    }

    /// What a ground other than consent is worth for the question: only law lets data leave the operator for a
    /// processor, abroad or an indefinite circle without the person's consent (clauses 2.6.1, 7.6; art. 16).
    Reason by(Reason ifCovered, GroundKind ground) {
        Sharing sharing = asked.sharing();
        if (sharing == null || sharing.kind() == DisclosureKind.PROVISION || ground == GroundKind.LAW) {
            return ifCovered;
        }
        return Reason.ACTION_NOT_CONSENTED;
    }
}
