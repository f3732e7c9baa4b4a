package kz.tumar.consent.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import kz.tumar.consent.announce.AlarmingBlocks;
import kz.tumar.consent.announce.CountingDenials;
import kz.tumar.consent.decision.Answer;
import kz.tumar.consent.decision.Question;
import kz.tumar.consent.decision.Reason;
import kz.tumar.consent.decision.Rules;
import kz.tumar.contract.HolderCode;
import kz.tumar.policy.Language;
import kz.tumar.policy.Mode;
import kz.tumar.runtime.access.Caller;
import org.jspecify.annotations.Nullable;

/// Puts answers the way a caller gets them: an observing system is told what would be denied and may go on,
/// every no to a system is counted, and one because of a block is told of.
@ApplicationScoped
class Answering {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Modes modes;
    private final CountingDenials denials;
    private final AlarmingBlocks alarms;

    @Inject
    Answering(Modes modes, CountingDenials denials, AlarmingBlocks alarms) {
        this.modes = modes;
        this.denials = denials;
        this.alarms = alarms;
    }

    /// The answer to a caller who asks about now.
    Decided now(Caller caller, Decisions.Answered answered, Asked.About asked, @Nullable Language language) {
        boolean allowed = answered.answer().reason().allows();
        return now(allowed || !caller.is("system") ? null : caller.system(), answered, asked, language);
    }

    /// The answer about now.
    ///
    /// @param system the system that asks, where it is one; whoever is allowed needs no name
    Decided now(
            @Nullable HolderCode system, Decisions.Answered answered, Asked.About about, @Nullable Language language) {
        Question asked = about.question();
        if (answered.answer().reason().allows() || system == null) {
            return decided(answered, asked, language, null, validUntil(answered));
        }
        boolean binds = modes.of(answered.rules().policy(), system) == Mode.ENFORCE;
        boolean known = answered.rules().policy().purpose(asked.purpose()).isPresent();
        // A system that the policy does not name has a code that nobody listed.
        if (answered.rules().knows(system)) {
            denials.denied(
                    system, known ? asked.purpose() : null, answered.answer().reason(), binds);
            if (answered.answer().reason() == Reason.BLOCKED) {
                alarms.asked(
                        about.subject(),
                        system,
                        asked.purpose(),
                        asked.action(),
                        answered.answer().facts(),
                        binds);
            }
        }
        return decided(answered, asked, language, binds ? null : Boolean.TRUE, validUntil(answered));
    }

    /// The answer about a past instant.
    Decided past(Decisions.Answered answered, Question asked, @Nullable Language language) {
        return decided(answered, asked, language, null, null);
    }

    private static Decided decided(
            Decisions.Answered answered,
            Question asked,
            @Nullable Language language,
            @Nullable Boolean wouldDeny,
            @Nullable Instant validUntil) {
        Answer answer = answered.answer();
        Rules rules = answered.rules();
        boolean wantsConsent = wantsConsent(answer.reason()) && rules.asksFor(asked.purpose());
        return new Decided(
                answer.reason().allows() || wouldDeny != null,
                wouldDeny,
                answer.reason(),
                language == null ? null : answer.reason().title(language),
                answer.ground(),
                answer.consent(),
                rules.version(),
                answered.current().equals(Instant.EPOCH) ? null : answered.current(),
                validUntil,
                wantsConsent ? rules.withoutConsentTo(asked.purpose(), asked.subjectCategory()) : null,
                wantsConsent ? rules.compulsion(asked.purpose()).orElse(null) : null,
                answer.facts());
    }

    private static boolean wantsConsent(Reason reason) {
        return switch (reason) {
            case WITHDRAWN,
                    REFUSED,
                    EXPIRED,
                    NO_GROUND,
                    SUPERSEDED,
                    AUTHORITY_ENDED,
                    ACTION_NOT_CONSENTED,
                    RECIPIENT_NOT_CONSENTED,
                    COUNTRY_NOT_CONSENTED,
                    CONDITIONS_MISSING -> true;
            case CONSENT_GIVEN,
                    GROUND_STANDS,
                    STATUTE_APPLIES,
                    STATE_DEMANDS,
                    UNKNOWN_PURPOSE,
                    UNKNOWN_CATEGORY,
                    SUBJECT_CATEGORY_OUTSIDE_PURPOSE,
                    CATEGORY_OUTSIDE_PURPOSE,
                    ACTION_OUTSIDE_PURPOSE,
                    UNKNOWN_RECIPIENT,
                    RECIPIENT_OF_ANOTHER_KIND,
                    RECIPIENT_ABROAD,
                    CONTRACT_MISSING,
                    CONTRACT_NOT_IN_FORCE,
                    ARTICLE_MISSING,
                    LETTER_MISSING,
                    NOT_A_DUTY,
                    NOT_FAMILIARISED,
                    UNKNOWN_SUBJECT,
                    BLOCKED,
                    DESTROYED,
                    RETAINED_LOCKED,
                    DECEASED,
                    STATE_STALE -> false;
        };
    }

    private static Instant validUntil(Decisions.Answered answered) {
        Duration validity = answered.rules().policy().document().limits().decisionValidity();
        Instant until = answered.at().plus(validity.compareTo(LONGEST) < 0 ? validity : LONGEST);
        LocalDate last = answered.answer().lastDay();
        if (last == null) {
            return until;
        }
        Instant end = last.plusDays(1).atStartOfDay(ALMATY).toInstant();
        return end.isBefore(until) ? end : until;
    }
}
