package kz.tumar.consent.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.ProcessingAction;
import org.jspecify.annotations.Nullable;

/// Answers whether processing is allowed (clauses 3.2, 7.2). What nothing allows is denied.
public final class Deciding {
    /// What goes on under a block (clause 1.1.10).
    private static final Set<ProcessingAction> UNDER_A_BLOCK =
            EnumSet.of(ProcessingAction.STORE, ProcessingAction.RECTIFY, ProcessingAction.BLOCK);

    private static final Set<ProcessingAction> TO_DEFINITE_PERSONS =
            EnumSet.of(ProcessingAction.PROVIDE, ProcessingAction.GIVE_ACCESS);

    private final Rules rules;
    private final Person person;
    private final Question asked;
    private final LocalDate today;

    private Deciding(Rules rules, Person person, Question asked, LocalDate today) {
        this.rules = rules;
        this.person = person;
        this.asked = asked;
        this.today = today;
    }

    /// Answers a question.
    ///
    /// @param person empty when the subject was never issued
    /// @param today the day on which last days are measured
    public static Answer decide(Rules rules, Optional<Person> person, Question asked, LocalDate today) {
        Optional<Reason> outside = outsideThePolicy(rules, asked);
        if (outside.isPresent()) {
            return Answer.deny(outside.get());
        }
        return person.map(known -> new Deciding(rules, known, asked, today).decide())
                .orElseGet(() -> Answer.deny(Reason.UNKNOWN_SUBJECT));
    }

    private static Optional<Reason> outsideThePolicy(Rules rules, Question asked) {
        if (!rules.knows(asked.purpose())) {
            return Optional.of(Reason.UNKNOWN_PURPOSE);
        }
        if (!rules.knows(asked.category())) {
            return Optional.of(Reason.UNKNOWN_CATEGORY);
        }
        if (!rules.concerns(asked.purpose(), asked.subjectCategory())) {
            return Optional.of(Reason.SUBJECT_CATEGORY_OUTSIDE_PURPOSE);
        }
        if (!rules.covers(asked.purpose(), asked.subjectCategory(), asked.category())) {
            return Optional.of(Reason.CATEGORY_OUTSIDE_PURPOSE);
        }
        return rules.includes(asked.purpose(), asked.action())
                ? Optional.empty()
                : Optional.of(Reason.ACTION_OUTSIDE_PURPOSE);
    }

    private Answer decide() {
        if (person.blocked(asked.category()) && !UNDER_A_BLOCK.contains(asked.action())) {
            return Answer.deny(Reason.BLOCKED);
        }
        List<Basis> standing = Stream.of(consents(), grounds(), statute(), locks())
                .flatMap(found -> found)
                .filter(basis -> basis.lastDay() == null || !basis.lastDay().isBefore(today))
                .toList();
        Reason worst = Reason.NO_GROUND;
        for (Basis basis : standing) {
            Reason verdict = verdict(basis);
            if (verdict.allows()) {
                return new Answer(verdict, basis.ground(), basis.consent(), basis.lastDay());
            }
            worst = verdict.compareTo(worst) < 0 ? verdict : worst;
        }
        return Answer.deny(worst == Reason.NO_GROUND ? whyNothingStands() : worst);
    }

    /// What a ground is worth for the question, after what became of the data since.
    private Reason verdict(Basis basis) {
        if (person.destroyedSince(asked.category(), basis.since())) {
            return Reason.DESTROYED;
        }
        if (person.lockedSince(asked.category(), basis.since(), basis.ground())) {
            return Reason.RETAINED_LOCKED;
        }
        return basis.allows(asked.action()) ? basis.reason() : Reason.ACTION_NOT_CONSENTED;
    }

    private Stream<Basis> consents() {
        return rules.consent(asked.purpose(), asked.subjectCategory()).stream()
                .flatMap(ground -> person.consents(asked).stream()
                        .map(given -> new Basis(
                                Reason.CONSENT_GIVEN,
                                ground,
                                given.at(),
                                given.until(),
                                given.consent(),
                                allowed(given))));
    }

    private static Set<ProcessingAction> allowed(Statement.Given given) {
        var actions = EnumSet.allOf(ProcessingAction.class);
        if (!given.thirdPartyTransfer()) {
            actions.removeAll(TO_DEFINITE_PERSONS);
        }
        if (!given.distribution()) {
            actions.remove(ProcessingAction.DISTRIBUTE);
        }
        return actions;
    }

    private Stream<Basis> grounds() {
        return person.grounds(asked).stream()
                .filter(ground -> rules.fits(asked.purpose(), asked.subjectCategory(), ground.ground()))
                .map(ground -> Basis.of(Reason.GROUND_STANDS, ground.ground(), ground.at(), lastDayOf(ground)));
    }

    private @Nullable LocalDate lastDayOf(Statement.Established ground) {
        LocalDate planned = ground.endsOn();
        LocalDate ended = person.endOf(ground).orElse(null);
        if (planned == null || ended == null) {
            return planned == null ? ended : planned;
        }
        return planned.isBefore(ended) ? planned : ended;
    }

    private Stream<Basis> statute() {
        return rules.statute(asked.purpose(), asked.subjectCategory()).stream()
                .flatMap(ground -> person.knownAs(asked.subjectCategory()).stream()
                        .map(since -> Basis.of(Reason.STATUTE_APPLIES, ground, since, null)));
    }

    /// What is kept under a lock may be stored for the sake of that lock, and nothing else.
    private Stream<Basis> locks() {
        if (asked.action() != ProcessingAction.STORE) {
            return Stream.empty();
        }
        return person.locks(asked.category()).stream().flatMap(lock -> {
            GroundCode ground = lock.ground();
            return ground != null && asked.purpose().equals(lock.purpose())
                    ? Stream.of(Basis.of(Reason.GROUND_STANDS, ground, lock.at(), null))
                    : Stream.empty();
        });
    }

    private Reason whyNothingStands() {
        if (person.destroyedSince(asked.category(), Instant.MIN)) {
            return Reason.DESTROYED;
        }
        if (!person.locks(asked.category()).isEmpty()) {
            return Reason.RETAINED_LOCKED;
        }
        if (!person.consents(asked).isEmpty()) {
            return Reason.EXPIRED;
        }
        Optional<Statement> no = person.lastNo(asked.purpose(), asked.subjectCategory());
        if (no.isPresent()) {
            return no.get() instanceof Statement.Withdrawn ? Reason.WITHDRAWN : Reason.REFUSED;
        }
        return person.grounds(asked).isEmpty() ? Reason.NO_GROUND : Reason.EXPIRED;
    }

    /// Something that may carry processing.
    ///
    /// @param since from when on it carries anything
    /// @param actions what it allows
    private record Basis(
            Reason reason,
            GroundCode ground,
            Instant since,
            @Nullable LocalDate lastDay,
            @Nullable ConsentId consent,
            Set<ProcessingAction> actions) {

        static Basis of(Reason reason, GroundCode ground, Instant since, @Nullable LocalDate lastDay) {
            return new Basis(reason, ground, since, lastDay, null, EnumSet.allOf(ProcessingAction.class));
        }

        boolean allows(ProcessingAction action) {
            return actions.contains(action);
        }
    }
}
