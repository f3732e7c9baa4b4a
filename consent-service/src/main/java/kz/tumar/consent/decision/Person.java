package kz.tumar.consent.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// Everything stated about one person under all linked references. The order in which it was learned leaves
/// no trace.
public record Person(List<Statement> statements) {
    private static final Comparator<Statement> ORDER = Comparator.comparing(Statement::moment);

    public Person {
        statements = List.copyOf(statements);
    }

    /// A person about whom these things were stated, in any order, once or twice.
    public static Person of(List<Statement> statements) {
        var sorted = new ArrayList<>(statements);
        sorted.sort(ORDER);
        for (int i = sorted.size() - 1; i > 0; i--) {
            if (sorted.get(i).equals(sorted.get(i - 1))) {
                sorted.remove(i);
            }
        }
        return new Person(sorted);
    }

    /// The person as they were at a moment: what was stated to have happened later did not happen yet.
    public Person at(Instant moment) {
        return new Person(statements.stream()
                .filter(statement -> !statement.at().isAfter(moment))
                .toList());
    }

    /// The statements of one kind, in their order.
    <S extends Statement> List<S> every(Class<S> kind) {
        return every(kind, _ -> true);
    }

    /// Those of them that are meant.
    private <S extends Statement> List<S> every(Class<S> kind, Predicate<S> meant) {
        List<S> found = List.of();
        for (Statement statement : statements) {
            if (kind.isInstance(statement) && meant.test(kind.cast(statement))) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(kind.cast(statement));
            }
        }
        return found;
    }

    private static <S extends Statement> List<S> latestFirst(List<S> found) {
        if (found.size() > 1) {
            found.sort(ORDER.reversed());
        }
        return found;
    }

    private static <S extends Statement> Optional<S> latest(List<S> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(Collections.max(found, ORDER));
    }

    /// The last time the person said no to a purpose. A giving not later than it is history.
    Optional<Statement> lastNo(PurposeCode purpose, SubjectCategoryCode capacity) {
        return latest(every(Statement.class, statement -> switch (statement) {
            case Statement.Withdrawn no -> no.purpose().equals(purpose);
            case Statement.Refused no ->
                no.purpose().equals(purpose) && no.subjectCategory().equals(capacity);
            case Statement.Given _,
                    Statement.Superseded _,
                    Statement.Died _,
                    Statement.Assigned _,
                    Statement.Familiarised _,
                    Statement.Established _,
                    Statement.Ended _,
                    Statement.Held _,
                    Statement.Blocked _,
                    Statement.Passing _,
                    Statement.Unblocked _,
                    Statement.Destroyed _,
                    Statement.Spared _,
                    Statement.Locked _ -> false;
        }));
    }

    /// When the person last said yes to a purpose, in whatever capacity and whether it stands or not.
    public Optional<Instant> lastYes(PurposeCode purpose) {
        return latest(every(Statement.Given.class, given -> given.purpose().equals(purpose)))
                .map(Statement::at);
    }

    /// Consents to this that were not said no to since, latest first.
    List<Statement.Given> consents(Question asked) {
        Instant no = lastNo(asked.purpose(), asked.subjectCategory())
                .map(Statement::at)
                .orElse(Instant.MIN);
        return latestFirst(every(
                Statement.Given.class,
                given -> given.purpose().equals(asked.purpose())
                        && given.subjectCategory().equals(asked.subjectCategory())
                        && given.categories().contains(asked.category())
                        && given.at().isAfter(no)));
    }

    /// What superseded a consent, if anything did.
    Optional<Statement.Superseded> superseding(Statement.Given given) {
        return every(Statement.Superseded.class, end -> end.consent().equals(given.consent())).stream()
                .findFirst();
    }

    /// The consents, not said no to since and not ended otherwise, that a version of the policy supersedes.
    public List<Statement.Given> supersededBy(Rules rules) {
        Set<ConsentId> ended = every(Statement.Superseded.class).stream()
                .map(Statement.Superseded::consent)
                .collect(Collectors.toUnmodifiableSet());
        return every(
                Statement.Given.class,
                given -> rules.superseded(given)
                        && !ended.contains(given.consent())
                        && lastNo(given.purpose(), given.subjectCategory())
                                .filter(no -> !no.at().isBefore(given.at()))
                                .isEmpty());
    }

    /// That the person died, if it was stated.
    Optional<Statement.Died> death() {
        return every(Statement.Died.class).stream().findFirst();
    }

    /// Grounds that were established for this, ended or not, latest first.
    List<Statement.Established> grounds(Question asked) {
        return latestFirst(every(
                Statement.Established.class,
                ground -> ground.purposes().contains(asked.purpose())
                        && ground.subjectCategory().equals(asked.subjectCategory())
                        && ground.categories().contains(asked.category())));
    }

    /// The last day of a ground as its system ended it; an end not later than the establishment ends an
    /// earlier one.
    Optional<LocalDate> endOf(Statement.Established ground) {
        return latest(every(
                        Statement.Ended.class,
                        end -> end.system().equals(ground.system())
                                && end.groundId().equals(ground.groundId())
                                && !end.at().isBefore(ground.at())))
                .map(Statement.Ended::endedOn);
    }

    /// The last day of a ground: the one planned, or the one on which it ended before.
    @Nullable
    LocalDate lastDayOf(Statement.Established ground) {
        LocalDate planned = ground.endsOn();
        LocalDate ended = endOf(ground).orElse(null);
        if (planned == null || ended == null) {
            return planned == null ? ended : planned;
        }
        return planned.isBefore(ended) ? planned : ended;
    }

    /// The blocks that bind a category.
    List<Statement.Blocked> blocks(CategoryCode category) {
        return every(
                Statement.Blocked.class,
                block -> (block.categories().isEmpty() || block.categories().contains(category)) && !unblocked(block));
    }

    /// The kinds of processing that go on although this block stands.
    Set<PassageCode> passing(Statement.Blocked block) {
        var passages = new HashSet<PassageCode>();
        every(Statement.Passing.class, passing -> passing.block().equals(block.block()))
                .forEach(passing -> passages.addAll(passing.passages()));
        return passages;
    }

    private boolean unblocked(Statement.Blocked block) {
        return !every(Statement.Unblocked.class, end -> end.block().equals(block.block()))
                .isEmpty();
    }

    /// The orders by which the category was to be destroyed at this moment or later, not spared since.
    List<Statement.Destroyed> destroyedSince(CategoryCode category, Instant since) {
        return every(
                Statement.Destroyed.class,
                order -> order.categories().contains(category)
                        && !order.at().isBefore(since)
                        && !spared(order, category));
    }

    private boolean spared(Statement.Destroyed order, CategoryCode category) {
        return !every(
                        Statement.Spared.class,
                        spared -> spared.order().equals(order.order())
                                && spared.categories().contains(category))
                .isEmpty();
    }

    /// The locks of a category, latest first.
    List<Statement.Locked> locks(CategoryCode category) {
        return latestFirst(every(Statement.Locked.class, lock -> lock.category().equals(category)));
    }

    /// What last showed that the person is such a person: a consent, a ground or data held in that capacity.
    Optional<Statement> knownAs(SubjectCategoryCode capacity) {
        return statements.reversed().stream()
                .filter(statement -> switch (statement) {
                    case Statement.Given given -> given.subjectCategory().equals(capacity);
                    case Statement.Established ground ->
                        ground.subjectCategory().equals(capacity);
                    case Statement.Held held -> held.subjectCategory().equals(capacity);
                    case Statement.Withdrawn _,
                            Statement.Refused _,
                            Statement.Superseded _,
                            Statement.Died _,
                            Statement.Assigned _,
                            Statement.Familiarised _,
                            Statement.Ended _,
                            Statement.Blocked _,
                            Statement.Passing _,
                            Statement.Unblocked _,
                            Statement.Destroyed _,
                            Statement.Spared _,
                            Statement.Locked _ -> false;
                })
                .findFirst();
    }
}
