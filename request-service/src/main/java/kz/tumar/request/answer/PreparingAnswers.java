package kz.tumar.request.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.Violation;
import kz.tumar.contract.Withheld;
import kz.tumar.contract.fact.AnswerPrepared;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.AnsweringAccess;
import kz.tumar.request.decision.AnsweringOrder;
import kz.tumar.request.decision.CaseAction;
import kz.tumar.request.decision.Gathered;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Verdict;
import kz.tumar.request.decision.WorkingCase;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.KnownFacts;
import kz.tumar.request.ledger.Orders;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.sealing.SealedDocuments;
import org.jspecify.annotations.Nullable;

/// The way from what holders provided to a sealed package: read what others stated until now, open everything that goes
/// in
/// (each opening is in the log as the officer's), write the documents in memory, seal them, and state that the answer
/// was prepared of the case as it was read.
@ApplicationScoped
class PreparingAnswers {
    static final ReasonCode ANSWERING = new ReasonCode("reveal.answer-request");
    private static final CategoryCode ANSWER = new CategoryCode("request-answer");
    private static final Set<TopicName> STATED_BY_OTHERS =
            Set.of(new TopicName("tumar.consent"), new TopicName("tumar.retention"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final Announcing announcing;
    private final CaseFacts facts;
    private final Orders orders;
    private final Subjects subjects;
    private final KnownFacts known;
    private final SealedDocuments sealed;
    private final Currency currency;
    private final Clock clock;

    @Inject
    PreparingAnswers(
            Transactions transactions,
            Announcing announcing,
            CaseFacts facts,
            Orders orders,
            Subjects subjects,
            KnownFacts known,
            SealedDocuments sealed,
            Currency currency,
            Clock clock) {
        this.transactions = transactions;
        this.announcing = announcing;
        this.facts = facts;
        this.orders = orders;
        this.subjects = subjects;
        this.known = known;
        this.sealed = sealed;
        this.currency = currency;
        this.clock = clock;
    }

    /// Prepares an answer.
    ///
    /// @param expected the revision the caller has seen; absent: any
    /// @param without holders whose silence the caller takes into account
    /// @throws ProblemException when the case does not allow it, or holders are silent that were not named
    void prepare(Cause cause, CaseId caseId, @Nullable Integer expected, Set<HolderCode> without, Actor actor) {
        if (transactions.inTransaction(
                transaction -> facts.causedBy(transaction, cause).isPresent())) {
            return;
        }
        awaitOthers();
        Rules rules = announcing.rules();
        RequestCase seen = transactions.inTransaction(transaction -> request(transaction, caseId));
        if (expected != null && expected != seen.revision()) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED);
        }
        if (AnsweringAccess.mayNotPrepare(seen) instanceof Verdict.Rejected wrong) {
            throw new ProblemException(wrong.problem(), wrong.violations());
        }
        Map<HolderCode, Material.Answered> asked =
                transactions.inTransaction(transaction -> asked(transaction, seen, rules));
        List<HolderCode> lacking = lacking(asked, without);
        Material material = transactions.inTransaction(transaction -> material(transaction, seen, asked, actor, rules));
        LocalDate today = LocalDate.ofInstant(clock.instant(), rules.calendar().zone());
        Composing.Composed composed = Composing.of(material, today, rules);
        wipe(material);
        byte[] documents = AnswerPackage.documents(composed.content());
        SealedContent sealedDocuments = sealed.seal(seen.subject(), ANSWER, documents);
        Arrays.fill(documents, (byte) 0);
        var action = new CaseAction.PrepareAnswer(sealedDocuments, composed.attached(), lacking);
        announcing.change(
                cause,
                caseId,
                seen.revision(),
                (transaction, state, now, inForce) -> WorkingCase.decide(state, action, actor, now, inForce));
    }

    /// The files of the answer that was prepared, opened.
    Map<String, byte[]> files(Connection transaction, AnswerPrepared prepared, Actor actor) throws SQLException {
        byte[] documents = sealed.open(transaction, prepared.documents().sealedRef(), ANSWERING, actor);
        var files = new LinkedHashMap<>(AnswerPackage.unzip(documents));
        Arrays.fill(documents, (byte) 0);
        for (int i = 0; i < prepared.attached().size(); i++) {
            files.put(
                    AnswerPackage.attachment(i + 1),
                    sealed.open(transaction, prepared.attached().get(i).sealedRef(), ANSWERING, actor));
        }
        return files;
    }

    private void awaitOthers() {
        try {
            currency.awaitCurrent(STATED_BY_OTHERS, PATIENCE);
        } catch (DeliveryException behind) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
    }

    private RequestCase request(Connection transaction, CaseId caseId) throws SQLException {
        return RequestCase.of(facts.of(transaction, caseId))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// Each system that was asked, with the answer about the reference about which it is furthest behind.
    private Map<HolderCode, Material.Answered> asked(Connection transaction, RequestCase seen, Rules rules)
            throws SQLException {
        var asked = new TreeMap<HolderCode, Material.Answered>();
        for (Orders.Given given : orders.of(transaction, seen.id())) {
            if (given.order().kind() == CommandKind.PROVIDE) {
                var answers = orders.answers(transaction, given.order().id());
                for (var holder : rules.recipients(given.order().categories())) {
                    Orders.@Nullable Answer said = answers.get(holder.code());
                    var one = new Material.Answered(said == null ? null : said.outcome());
                    asked.merge(holder.code(), one, (before, now) -> settled(before) ? now : before);
                }
            }
        }
        return asked;
    }

    private static boolean settled(Material.Answered answered) {
        CommandOutcome outcome = answered.outcome();
        return outcome != null && AnsweringOrder.settles(outcome);
    }

    private static List<HolderCode> lacking(Map<HolderCode, Material.Answered> asked, Set<HolderCode> without) {
        var lacking = new ArrayList<HolderCode>();
        var unnamed = new ArrayList<Violation>();
        asked.forEach((holder, answered) -> {
            if (!settled(answered)) {
                lacking.add(holder);
                if (!without.contains(holder)) {
                    unnamed.add(new Violation("/without", "holder", holder.value()));
                }
            }
        });
        if (!unnamed.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, unnamed);
        }
        return lacking;
    }

    private Material material(
            Connection transaction,
            RequestCase seen,
            Map<HolderCode, Material.Answered> asked,
            Actor actor,
            Rules rules)
            throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), rules.calendar().zone());
        var person = subjects.linked(transaction, seen.subject());
        InForce inForce = InForce.on(
                today, known.about(transaction, person), rules.calendar().zone());
        Gathered gathered = Gathered.of(seen);
        var opened = new ArrayList<Material.Opened>();
        var once = new HashSet<SealedContent>();
        for (Gathered.Upload upload : gathered.uploads()) {
            if (once.add(upload.content())) {
                opened.add(opened(
                        transaction,
                        upload,
                        gathered.withheld().get(upload.content().sealedRef()),
                        actor));
            }
        }
        return new Material(seen, inForce, opened, asked);
    }

    private Material.Opened opened(
            Connection transaction, Gathered.Upload upload, @Nullable Withheld withheld, Actor actor)
            throws SQLException {
        SealedContent content = withheld == null ? upload.content() : withheld.redacted();
        if (content == null) {
            return new Material.Opened(upload.holder(), upload.content(), withheld, null);
        }
        byte[] value = sealed.open(transaction, content.sealedRef(), ANSWERING, actor);
        return new Material.Opened(upload.holder(), content, withheld, value);
    }

    private static void wipe(Material material) {
        for (Material.Opened opened : material.opened()) {
            if (opened.value() != null) {
                Arrays.fill(opened.value(), (byte) 0);
            }
        }
    }
}
