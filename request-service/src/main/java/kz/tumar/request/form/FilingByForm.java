package kz.tumar.request.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.fact.ApplicantRegistered;
import kz.tumar.contract.fact.ContactGiven;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.TrackingIssued;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.FilingRequest;
import kz.tumar.request.decision.Verdict;
import kz.tumar.request.ledger.Tracking;
import kz.tumar.request.page.Languages;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.sealing.Normalising;
import kz.tumar.vault.Category;
import kz.tumar.vault.IndexTerm;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Vault;
import org.jspecify.annotations.Nullable;

/// Makes a request of a form that was sent. Everything typed is sealed, and a reference, a case and a
/// number made for it, in one transaction: whatever fails, nothing is left behind, and the form can
/// be sent again.
@ApplicationScoped
class FilingByForm {
    private static final ChannelCode WEB_FORM = new ChannelCode("web-form");
    private static final Category FILE = new Category("request-file");
    private static final Category DOCUMENT = new Category("identity-document-details");

    private final Announcing announcing;
    private final FormKeys keys;
    private final Vault vault;
    private final ObjectMapper json;
    private final ServiceConfig config;
    private final Transactions transactions;
    private final Tracking tracking;

    @Inject
    FilingByForm(
            Announcing announcing,
            FormKeys keys,
            Vault vault,
            ObjectMapper json,
            ServiceConfig config,
            Transactions transactions,
            Tracking tracking) {
        this.announcing = announcing;
        this.keys = keys;
        this.vault = vault;
        this.json = json;
        this.config = config;
        this.transactions = transactions;
        this.tracking = tracking;
    }

    /// The case of a form, made now or when the same form was sent before; none where the form was sent
    /// with something else in it: that made another request.
    Optional<CaseId> file(FormKeys.Sent form, RequestKind kind, Typed typed, Language language) {
        Cause cause = keys.cause(config.source(), form.form());
        CaseId caseId = FilingRequest.caseOf(cause);
        SubjectRef applicant = keys.applicant(form);
        announcing.open(cause, caseId, applicant, (transaction, now, rules) -> {
            var claim = claim(transaction, applicant, kind, typed);
            var system = new HolderCode(config.service().code());
            var verdict = FilingRequest.decide(new FilingRequest.Filing(cause, system, claim, now, Set.of()), rules);
            return switch (verdict) {
                case Verdict.Rejected rejected -> rejected;
                case Verdict.Stated(var stated) -> {
                    var facts = new ArrayList<RequestFact>();
                    facts.add(new ApplicantRegistered(WEB_FORM));
                    facts.addAll(stated);
                    facts.add(new TrackingIssued(caseId, keys.number(form), FormKeys.digest(keys.secret(form))));
                    if (typed.has("email")) {
                        byte[] email = typed.in("email").getBytes(StandardCharsets.UTF_8);
                        SealedContent address = seal(transaction, applicant, FILE, email, Set.of());
                        facts.add(new ContactGiven(caseId, address, Languages.stated(language)));
                    }
                    yield new Verdict.Stated(facts);
                }
            };
        });
        return transactions.inTransaction(transaction -> tracking.of(transaction, caseId)
                .filter(issued -> issued.number().equals(keys.number(form)))
                .map(Tracking.Issued::caseId));
    }

    private SubjectRequestFiled claim(Connection transaction, SubjectRef applicant, RequestKind kind, Typed typed)
            throws SQLException {
        boolean representative = typed.in("who").equals("representative");
        SealedContent authority = representative ? texts(transaction, applicant, typed, Set.of(), "authority") : null;
        return new SubjectRequestFiled(
                kind,
                WEB_FORM,
                new ActedBy(representative ? Representation.REPRESENTATIVE : Representation.SELF, authority, null),
                null,
                null,
                Asked.wantsReason(kind) ? new ReasonCode(typed.in("reason")) : null,
                document(transaction, applicant, kind, typed),
                Asked.wantsDocument(kind) ? texts(transaction, applicant, typed, Set.of(), "participation") : null,
                null,
                typed.in("answer").equals("PAPER") ? AnswerForm.PAPER : AnswerForm.ELECTRONIC,
                texts(transaction, applicant, typed, terms(typed), "name", "iin", "text", "email", "phone", "post"),
                purposes(kind, typed),
                null,
                true);
    }

    private static @Nullable List<PurposeCode> purposes(RequestKind kind, Typed typed) {
        return kind == RequestKind.WITHDRAWAL && typed.has("purpose")
                ? List.of(new PurposeCode(typed.in("purpose")))
                : null;
    }

    private @Nullable SealedContent document(
            Connection transaction, SubjectRef applicant, RequestKind kind, Typed typed) throws SQLException {
        byte[] details = Details.of(kind, typed).orElse(null);
        return details == null
                ? null
                : seal(transaction, applicant, DOCUMENT, details, terms(IdentifierKind.DOCUMENT, typed, "docNumber"));
    }

    /// By what an officer finds the request again.
    private static Set<IndexTerm> terms(IdentifierKind kind, Typed typed, String... fields) {
        var terms = new HashSet<IndexTerm>();
        for (String field : fields) {
            if (typed.has(field)) {
                terms.addAll(Normalising.terms(kind, typed.in(field)));
            }
        }
        return terms;
    }

    private static Set<IndexTerm> terms(Typed typed) {
        var terms = new HashSet<IndexTerm>();
        terms.addAll(terms(IdentifierKind.NAME, typed, "name"));
        terms.addAll(terms(IdentifierKind.IIN, typed, "iin"));
        terms.addAll(terms(IdentifierKind.CONTACT, typed, "email", "phone"));
        return terms;
    }

    private @Nullable SealedContent texts(
            Connection transaction, SubjectRef applicant, Typed typed, Set<IndexTerm> terms, String... fields)
            throws SQLException {
        var texts = new TreeMap<String, String>();
        for (String field : fields) {
            if (typed.has(field)) {
                texts.put(field, typed.in(field));
            }
        }
        return texts.isEmpty() ? null : seal(transaction, applicant, FILE, written(texts), terms);
    }

    private byte[] written(Map<String, String> texts) {
        try {
            return json.writeValueAsBytes(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can always be written", impossible);
        }
    }

    private SealedContent seal(
            Connection transaction, SubjectRef applicant, Category category, byte[] bytes, Set<IndexTerm> terms)
            throws SQLException {
        try {
            var sealed = vault.seal(transaction, new Subject(applicant.value()), category, bytes, terms);
            return new SealedContent(
                    new SealedRef(sealed.ref().value()),
                    new Sha256(sealed.commitment().hex()));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
