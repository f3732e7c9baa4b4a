package kz.tumar.consent.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.ProcessingAction;
import org.jspecify.annotations.Nullable;

/// Answers whether processing is allowed (clauses 3.2, 7.2). What nothing allows is denied.
public final class Deciding {
    /// What goes on under a block (clause 1.1.10).
    private static final Set<ProcessingAction> UNDER_A_BLOCK =
            EnumSet.of(ProcessingAction.STORE, ProcessingAction.RECTIFY, ProcessingAction.BLOCK);

    private final Rules rules;
    private final Person person;
    private final Question asked;
    private final LocalDate today;
    private final Covering covering;

    private @Nullable Set<ConsentId> superseded;
    private @Nullable List<Statement.Destroyed> destroyed;
    private @Nullable List<Statement.Locked> locks;

    private Deciding(Rules rules, Person person, Question asked, LocalDate today) {
        this.rules = rules;
        this.person = person;
        this.asked = asked;
        this.today = today;
        covering = new Covering(rules, asked);
    }

    /// Answers a question.
    ///
    /// @param person empty when the subject was never issued
    /// @param today the day on which last days are measured
    public static Answer decide(Rules rules, Optional<Person> person, Question asked, LocalDate today) {
        Optional<Reason> outside = outsideThePolicy(rules, asked, today);
        if (outside.isPresent()) {
            return Answer.deny(outside.get());
        }
        return person.map(known -> new Deciding(rules, known, asked, today).decide())
                .orElseGet(() -> Answer.deny(Reason.UNKNOWN_SUBJECT));
    }

    private static Optional<Reason> outsideThePolicy(Rules rules, Question asked, LocalDate today) {
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
        Sharing sharing = asked.sharing();
        boolean demanded = sharing != null && sharing.kind() == DisclosureKind.STATE;
        if (!demanded && !rules.includes(asked.purpose(), asked.action())) {
            return Optional.of(Reason.ACTION_OUTSIDE_PURPOSE);
        }
        return sharing == null ? Optional.empty() : sharing.outside(rules, today);
    }

    private Answer decide() {
        List<Statement.Blocked> blocks =
                UNDER_A_BLOCK.contains(asked.action()) ? List.of() : person.blocks(asked.category());
        if (!blocks.isEmpty()) {
            return underWaivers(blocks);
        }
        if (asked.sharing() != null && asked.sharing().kind() == DisclosureKind.STATE) {
            return demanded();
        }
        Answer best = Answer.deny(Reason.NO_GROUND);
        for (Basis basis : standing()) {
            Answer answer = worth(basis);
            if (answer.reason().allows()) {
                return answer;
            }
            best = answer.reason().compareTo(best.reason()) < 0 ? answer : best;
        }
        return best.reason() == Reason.NO_GROUND ? whyNothingStands() : best;
    }

    /// Under a block only that goes on which a waiver of each block lets pass, on the ground that the policy names for
    /// it
    /// (law.md part F, 2).
    private Answer underWaivers(List<Statement.Blocked> blocks) {
        for (Basis basis : standing()) {
            boolean passes = blocks.stream()
                    .allMatch(block ->
                            rules.passes(person.passing(block), asked.purpose(), basis.ground(), asked.action()));
            Answer answer = passes ? worth(basis) : Answer.deny(Reason.BLOCKED, blocks);
            if (answer.reason().allows()) {
                return answer;
            }
        }
        return Answer.deny(Reason.BLOCKED, blocks);
    }

    /// Clause 7.7: no consent is needed; what is destroyed can't be given.
    private Answer demanded() {
        List<Statement.Destroyed> destroyed = person.destroyedSince(
                asked.category(),
                person.knownAs(asked.subjectCategory()).map(Statement::at).orElse(Instant.MIN));
        return destroyed.isEmpty()
                ? new Answer(Reason.STATE_DEMANDS, null, null, null, List.of())
                : Answer.deny(Reason.DESTROYED, destroyed);
    }

    private List<Basis> standing() {
        var found = new ArrayList<Basis>();
        consents(found);
        grounds(found);
        statute(found);
        locks(found);
        found.removeIf(basis -> basis.lastDay() != null && basis.lastDay().isBefore(today));
        return found;
    }

    /// What a ground is worth for the question, after what became of the data since.
    private Answer worth(Basis basis) {
        var destroyed = destroyed().stream()
                .filter(order -> !order.at().isBefore(basis.from().at()))
                .toList();
        if (!destroyed.isEmpty()) {
            return Answer.deny(Reason.DESTROYED, destroyed);
        }
        var locked = locks().stream()
                .filter(lock -> !lock.at().isBefore(basis.from().at())
                        && !basis.ground().equals(lock.ground()))
                .toList();
        if (!locked.isEmpty()) {
            return Answer.deny(Reason.RETAINED_LOCKED, locked);
        }
        return basis.worth().allows()
                ? new Answer(
                        basis.worth(),
                        basis.ground(),
                        basis.from() instanceof Statement.Given given ? given.consent() : null,
                        basis.lastDay(),
                        List.of(basis.from().moment().id()))
                : Answer.deny(basis.worth(), List.of(basis.from()));
    }

    private List<Statement.Destroyed> destroyed() {
        List<Statement.Destroyed> known = destroyed;
        if (known == null) {
            known = person.destroyedSince(asked.category(), Instant.MIN);
            destroyed = known;
        }
        return known;
    }

    private List<Statement.Locked> locks() {
        List<Statement.Locked> known = locks;
        if (known == null) {
            known = person.locks(asked.category());
            locks = known;
        }
        return known;
    }

    /// The dead consent to nothing, whenever they did (law.md part F, 8).
    private void consents(List<Basis> found) {
        GroundCode ground =
                rules.consent(asked.purpose(), asked.subjectCategory()).orElse(null);
        if (ground == null || person.death().isPresent()) {
            return;
        }
        for (Statement.Given given : person.consents(asked)) {
            if (!superseded(given)) {
                found.add(new Basis(covering.by(given), ground, given, given.until()));
            }
        }
    }

    private boolean superseded(Statement.Given given) {
        return rules.superseded(given) || supersededConsents().contains(given.consent());
    }

    /// Looked up once: a person may have given very many consents.
    private Set<ConsentId> supersededConsents() {
        Set<ConsentId> known = superseded;
        if (known == null) {
            known = person.every(Statement.Superseded.class).stream()
                    .map(Statement.Superseded::consent)
                    .collect(Collectors.toUnmodifiableSet());
            superseded = known;
        }
        return known;
    }

    private void grounds(List<Basis> found) {
        for (Statement.Established ground : person.grounds(asked)) {
            if (rules.fits(asked.purpose(), asked.subjectCategory(), ground.ground())) {
                found.add(new Basis(
                        covering.by(Reason.GROUND_STANDS, rules.kind(ground.ground())),
                        ground.ground(),
                        ground,
                        person.lastDayOf(ground)));
            }
        }
    }

    private void statute(List<Basis> found) {
        rules.statute(asked.purpose(), asked.subjectCategory())
                .ifPresent(ground -> person.knownAs(asked.subjectCategory())
                        .ifPresent(since -> found.add(new Basis(Reason.STATUTE_APPLIES, ground, since, null))));
    }

    /// What is kept under a lock may be stored for the sake of that lock, and nothing else.
    private void locks(List<Basis> found) {
        if (asked.action() != ProcessingAction.STORE) {
            return;
        }
        for (Statement.Locked lock : person.locks(asked.category())) {
            GroundCode ground = lock.ground();
            if (ground != null && asked.purpose().equals(lock.purpose())) {
                found.add(new Basis(Reason.GROUND_STANDS, ground, lock, null));
            }
        }
    }

    private Answer whyNothingStands() {
        var destroyed = destroyed();
        if (!destroyed.isEmpty()) {
            return Answer.deny(Reason.DESTROYED, destroyed);
        }
        var locks = locks();
        if (!locks.isEmpty()) {
            return Answer.deny(Reason.RETAINED_LOCKED, locks);
        }
        var death = person.death();
        if (death.isPresent()
                && rules.consent(asked.purpose(), asked.subjectCategory()).isPresent()) {
            return Answer.deny(Reason.DECEASED, List.of(death.get()));
        }
        var consents = person.consents(asked);
        if (!consents.isEmpty()) {
            return whyItNoLongerStands(consents.getFirst());
        }
        Optional<Statement> no = person.lastNo(asked.purpose(), asked.subjectCategory());
        if (no.isPresent()) {
            return Answer.deny(
                    no.get() instanceof Statement.Withdrawn ? Reason.WITHDRAWN : Reason.REFUSED, List.of(no.get()));
        }
        var ended = person.grounds(asked);
        return ended.isEmpty() ? Answer.deny(Reason.NO_GROUND) : Answer.deny(Reason.EXPIRED, ended);
    }

    private Answer whyItNoLongerStands(Statement.Given given) {
        if (superseded(given)) {
            var by = person.superseding(given).map(Statement.class::cast).orElse(given);
            return Answer.deny(Reason.SUPERSEDED, List.of(by));
        }
        return Answer.deny(given.terms().represented() ? Reason.AUTHORITY_ENDED : Reason.EXPIRED, List.of(given));
    }

    /// Something that may carry processing.
    ///
    /// @param worth what it says to the question, unless something became of the data since
    /// @param from the statement it rests on
    private record Basis(
            Reason worth,
            GroundCode ground,
            Statement from,
            @Nullable LocalDate lastDay) {}
}
