package kz.tumar.consent.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tumar.consent.decision.Succession;
import kz.tumar.consent.decision.Succession.Objection;
import kz.tumar.consent.edition.Change.Section;
import kz.tumar.consent.ledger.AnnouncedPolicies;
import kz.tumar.consent.ledger.AnnouncedPolicies.Announced;
import kz.tumar.consent.ledger.Reach;
import kz.tumar.consent.saying.ShownTexts;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Sha256;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Holder;
import kz.tumar.policy.Language;
import kz.tumar.policy.Mode;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Foresees what a version of the policy would bring about among the consents that stand now.
@ApplicationScoped
class Foreseeing {
    private final PolicyVersions policies;
    private final AnnouncedPolicies announced;
    private final Editions editions;
    private final Reach reach;
    private final Transactions transactions;
    private final boolean trial;

    @Inject
    Foreseeing(
            PolicyVersions policies,
            AnnouncedPolicies announced,
            Editions editions,
            Reach reach,
            Transactions transactions,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.policies = policies;
        this.announced = announced;
        this.editions = editions;
        this.reach = reach;
        this.transactions = transactions;
        this.trial = Succession.isTrial(issuer);
    }

    /// What would be.
    ///
    /// @param publishable whether nothing speaks against announcing it
    /// @param against the version in force, with which it is compared
    /// @param consentsEnded how many people's consents end by it, and whether they are to be asked again
    /// @param toSignAgain how many employees signed for the version in force and would have to sign for this one
    /// @param newlyBound systems that only observed and would be bound
    /// @param unbound systems that are bound and would only observe
    /// @param differences what differs, in words
    record Foreseen(
            PolicyVersion version,
            PolicyVersion against,
            boolean publishable,
            List<Against> objections,
            List<Ended> consentsEnded,
            long toSignAgain,
            List<HolderCode> newlyBound,
            List<HolderCode> unbound,
            List<Section> differences) {}

    /// Something that speaks against announcing it.
    record Against(Objection objection, String says) {}

    /// The consents to one purpose that would end.
    ///
    /// @param why because the purpose changed materially, or is there no more
    /// @param askedAgain whether the version still asks for consent to the purpose
    record Ended(PurposeCode purpose, Why why, long people, boolean askedAgain) {}

    /// Why consents would end.
    enum Why {
        MATERIALLY_CHANGED,
        PURPOSE_GONE
    }

    Foreseen foresee(Policy then, String file, Language language) {
        LocalDate today = policies.today();
        Policy now = policies.current(today);
        List<Objection> objections = objections(then, file, today);
        return new Foreseen(
                then.version(),
                now.version(),
                objections.isEmpty(),
                objections.stream().map(each -> new Against(each, each.says())).toList(),
                ended(now, then),
                then.version().equals(now.version())
                        ? 0
                        : transactions.inTransaction(transaction -> reach.signers(transaction, now.version())),
                holders(now, then, Mode.OBSERVE, Mode.ENFORCE),
                holders(now, then, Mode.ENFORCE, Mode.OBSERVE),
                Comparing.compare(fileOf(now), file, language));
    }

    private List<Objection> objections(Policy then, String file, LocalDate today) {
        var known = new ArrayList<Policy>();
        @Nullable Sha256 before = null;
        for (Announced each : announced.read()) {
            policies.version(each.version()).ifPresent(known::add);
            before = each.version().equals(then.version()) ? each.sha256() : before;
        }
        var objections = new ArrayList<>(Succession.objections(then, known, today, trial));
        if (before != null && !before.equals(ShownTexts.digest(file))) {
            objections.add(Objection.OTHER_CONTENT);
        }
        return objections;
    }

    private List<Ended> ended(Policy now, Policy then) {
        var gone = new HashSet<PurposeCode>();
        now.document().purposes().stream()
                .map(Purpose::code)
                .filter(code -> then.purpose(code).isEmpty())
                .forEach(gone::add);
        var changed = new HashSet<>(then.materiallyChanged());
        Set<PurposeCode> concerned = new HashSet<>(gone);
        concerned.addAll(changed);
        Map<PurposeCode, Long> people =
                transactions.inTransaction(transaction -> reach.consenting(transaction, concerned));
        return people.entrySet().stream()
                .map(each -> new Ended(
                        each.getKey(),
                        gone.contains(each.getKey()) ? Why.PURPOSE_GONE : Why.MATERIALLY_CHANGED,
                        each.getValue(),
                        then.purpose(each.getKey()).flatMap(Purpose::kind).isPresent()))
                .toList();
    }

    private static List<HolderCode> holders(Policy now, Policy then, Mode before, Mode after) {
        return then.document().holders().stream()
                .filter(holder -> holder.mode() == after)
                .map(Holder::code)
                .filter(code ->
                        now.holder(code).filter(each -> each.mode() == before).isPresent())
                .toList();
    }

    private String fileOf(Policy now) {
        return editions.of(now.version().value()).flatMap(editions::file).orElse("");
    }
}
