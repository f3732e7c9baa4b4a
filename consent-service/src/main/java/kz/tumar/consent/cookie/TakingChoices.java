package kz.tumar.consent.cookie;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.consent.saying.Saying;
import kz.tumar.consent.saying.Saying.Said;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentRefused;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.contract.claim.PolicyAccepted;
import kz.tumar.contract.claim.PolicyNoticeShown;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.CookieCategory;
import kz.tumar.policy.Policy;

/// Makes claims of a visitor's choice: the notice that was shown, the choice, and for each category a
/// consent, a refusal or, where it had been allowed, a withdrawal.
@ApplicationScoped
class TakingChoices {
    private static final ChannelCode BANNER = new ChannelCode("cookie-banner");
    private static final ActedBy SELF = new ActedBy(Representation.SELF, null, null);
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final Saying saying;
    private final Transactions transactions;
    private final Statements statements;
    private final Clock clock;

    @Inject
    TakingChoices(Saying saying, Transactions transactions, Statements statements, Clock clock) {
        this.saying = saying;
        this.transactions = transactions;
        this.statements = statements;
        this.clock = clock;
    }

    /// A choice that was checked.
    record Choice(
            UUID id,
            SubjectRef subject,
            OffsetDateTime at,
            OffsetDateTime shownAt,
            TextLanguage language,
            Sha256 textHash,
            List<CategoryCode> categories,
            List<CategoryCode> before,
            boolean globalPrivacyControl) {}

    Saying.Heard take(HolderCode site, Policy policy, Choice choice) {
        return saying.sayOnce(site, choice.id(), choice.subject(), claims(policy, choice));
    }

    private List<Said> claims(Policy policy, Choice choice) {
        OffsetDateTime at = plausible(policy, choice.at());
        OffsetDateTime shown = plausible(policy, choice.shownAt());
        OffsetDateTime shownAt = shown.isAfter(at) ? at : shown;
        var claims = new ArrayList<Said>();
        claims.add(new Said(
                shownAt, new PolicyNoticeShown(policy.version(), choice.textHash(), BANNER, choice.language())));
        claims.add(new Said(
                at,
                new PolicyAccepted(
                        policy.version(),
                        choice.textHash(),
                        BANNER,
                        choice.categories(),
                        choice.globalPrivacyControl())));
        for (CookieCategory category : policy.document().cookies().categories()) {
            category.optInPurpose().ifPresent(purpose -> {
                for (SubjectCategoryCode person : persons(policy, purpose)) {
                    var claim = claim(policy, category, purpose, person, choice, at);
                    claims.add(new Said(
                            claim instanceof ConsentGiven ? at : notBeforeTheYes(at, choice.subject(), purpose),
                            claim));
                }
            });
        }
        return claims;
    }

    private static kz.tumar.contract.claim.Claim claim(
            Policy policy,
            CookieCategory category,
            PurposeCode purpose,
            SubjectCategoryCode person,
            Choice choice,
            OffsetDateTime at) {
        if (choice.categories().contains(category.code())) {
            return given(policy, purpose, person, choice, at);
        }
        return choice.before().contains(category.code())
                ? new ConsentWithdrawn(purpose, BANNER, SELF)
                : new ConsentRefused(purpose, person, BANNER, SELF, choice.textHash());
    }

    /// A visitor's clock may be wrong: nothing was chosen after it was heard, nor before the notice that it
    /// answers was in force. Then it counts as chosen now.
    private OffsetDateTime plausible(Policy policy, OffsetDateTime at) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Instant inForce = policy.document().effectiveFrom().atStartOfDay(ALMATY).toInstant();
        return at.isAfter(now) || at.toInstant().isBefore(inForce) ? now : at;
    }

    /// A no ends the yes that stands, even when the clock that timed it is slower than the one that timed
    /// the yes. Claims count in milliseconds: where the yes is more exact, the no is of the next one.
    private OffsetDateTime notBeforeTheYes(OffsetDateTime at, SubjectRef subject, PurposeCode purpose) {
        return transactions
                .inTransaction(transaction -> statements.about(transaction, subject, purpose))
                .flatMap(person -> person.lastYes(purpose))
                .filter(yes -> yes.isAfter(at.toInstant().truncatedTo(ChronoUnit.MILLIS)))
                .map(yes -> yes.plusMillis(1).minusNanos(1).truncatedTo(ChronoUnit.MILLIS))
                .map(yes -> yes.atOffset(ZoneOffset.UTC))
                .orElse(at);
    }

    private static List<SubjectCategoryCode> persons(Policy policy, PurposeCode purpose) {
        return policy.purpose(purpose).stream()
                .flatMap(found -> found.subjectCategories().stream())
                .filter(person -> !policy.groundsFor(purpose, person).isEmpty())
                .sorted(Comparator.comparing(SubjectCategoryCode::value))
                .toList();
    }

    private static ConsentGiven given(
            Policy policy, PurposeCode purpose, SubjectCategoryCode person, Choice choice, OffsetDateTime at) {
        var lifetime = policy.document().cookies().choice().lifetime();
        return new ConsentGiven(
                purpose,
                policy.dataOf(purpose, person).stream()
                        .sorted(Comparator.comparing(CategoryCode::value))
                        .toList(),
                person,
                BANNER,
                SELF,
                choice.textHash(),
                false,
                false,
                false,
                at.atZoneSameInstant(ALMATY).toLocalDate().plus(lifetime),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                policy.version(),
                choice.language());
    }
}
