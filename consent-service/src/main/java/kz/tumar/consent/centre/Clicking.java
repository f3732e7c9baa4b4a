package kz.tumar.consent.centre;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.tumar.consent.page.Visit;
import kz.tumar.consent.saying.Saying;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;
import kz.tumar.vault.Category;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Vault;

/// What a click on the page says. The proof of a giving (how the person was recognised, from which address and browser)
/// is sealed first and named by reference.
@ApplicationScoped
class Clicking {
    static final HolderCode SELF_SERVICE = new HolderCode("consent-service");
    private static final ChannelCode CENTRE = new ChannelCode("preference-centre");
    private static final ActedBy SELF = new ActedBy(Representation.SELF, null, null);
    private static final Category PROOFS = new Category("consent-evidence");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Saying saying;
    private final Transactions transactions;
    private final Vault vault;
    private final Clock clock;

    @Inject
    Clicking(Saying saying, Transactions transactions, Vault vault, Clock clock) {
        this.saying = saying;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    /// From where a click came; it goes nowhere but into the sealed proof.
    record From(String address, String agent) {
        @Override
        public String toString() {
            return "From[redacted]";
        }
    }

    void give(
            Visit visit,
            UUID act,
            Policy policy,
            Purpose purpose,
            SubjectCategoryCode person,
            Sha256 text,
            TextLanguage language,
            From from) {
        var now = now();
        var proof = proof(visit, text, now, from);
        var claim = new ConsentGiven(
                purpose.code(),
                ConsentTexts.data(policy, purpose, person),
                person,
                CENTRE,
                SELF,
                text,
                false,
                false,
                false,
                null,
                proof,
                null,
                ConsentTexts.actions(policy, purpose),
                null,
                null,
                null,
                kz.tumar.contract.ConsentPresentation.SEPARATE,
                policy.version(),
                language);
        saying.say(SELF_SERVICE, act, visit.subject(), List.of(new Saying.Said(now, claim)));
    }

    /// Asks for nothing but the click, as giving did.
    void withdraw(Visit visit, UUID act, Purpose purpose) {
        var claim = new ConsentWithdrawn(purpose.code(), CENTRE, SELF);
        saying.say(SELF_SERVICE, act, visit.subject(), List.of(new Saying.Said(now(), claim)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private SealedContent proof(Visit visit, Sha256 text, OffsetDateTime now, From from) {
        byte[] value = bytes(Map.of(
                "means", visit.means().name(),
                "visitSince", visit.since().toString(),
                "at", now.toString(),
                "textHash", text.value(),
                "address", from.address(),
                "agent", from.agent()));
        try {
            return transactions.inTransaction(transaction -> {
                var sealed = vault.seal(transaction, new Subject(visit.subject().value()), PROOFS, value, Set.of());
                return new SealedContent(
                        new SealedRef(sealed.ref().value()),
                        new Sha256(sealed.commitment().hex()));
            });
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    private static byte[] bytes(Map<String, String> proof) {
        try {
            return JSON.writeValueAsString(new java.util.TreeMap<>(proof)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can always be written", impossible);
        }
    }
}
