package kz.tumar.consent.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;

/// Everything stated about one person under all linked references. The order in which it was learned leaves no
/// trace.
public record Person(Set<Statement> statements) {
    public Person {
        statements = Set.copyOf(statements);
    }

    /// A person about whom these things were stated, in any order.
    public static Person of(List<Statement> statements) {
        return new Person(new HashSet<>(statements));
    }

    private <S extends Statement> Stream<S> every(Class<S> kind) {
        return statements.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The last time the person said no to a purpose. A giving not later than it is history.
    Optional<Statement> lastNo(PurposeCode purpose, SubjectCategoryCode capacity) {
        Stream<Statement> withdrawn = every(Statement.Withdrawn.class)
                .filter(no -> no.purpose().equals(purpose))
                .map(Statement.class::cast);
        Stream<Statement> refused = every(Statement.Refused.class)
                .filter(no ->
                        no.purpose().equals(purpose) && no.subjectCategory().equals(capacity))
                .map(Statement.class::cast);
        return Stream.concat(withdrawn, refused).max(Comparator.comparing(Statement::moment));
    }

    /// Consents to this that were not said no to since, latest first.
    List<Statement.Given> consents(Question asked) {
        Instant no = lastNo(asked.purpose(), asked.subjectCategory())
                .map(Statement::at)
                .orElse(Instant.MIN);
        return every(Statement.Given.class)
                .filter(given -> given.purpose().equals(asked.purpose())
                        && given.subjectCategory().equals(asked.subjectCategory())
                        && given.categories().contains(asked.category())
                        && given.at().isAfter(no))
                .sorted(Comparator.comparing(Statement.Given::moment).reversed())
                .toList();
    }

    /// Grounds that were established for this, ended or not, latest first.
    List<Statement.Established> grounds(Question asked) {
        return every(Statement.Established.class)
                .filter(ground -> ground.purposes().contains(asked.purpose())
                        && ground.subjectCategory().equals(asked.subjectCategory())
                        && ground.categories().contains(asked.category()))
                .sorted(Comparator.comparing(Statement.Established::moment).reversed())
                .toList();
    }

    /// The last day of a ground as its system ended it; an end not later than the establishment ends an earlier
    /// one.
    Optional<LocalDate> endOf(Statement.Established ground) {
        return every(Statement.Ended.class)
                .filter(end -> end.system().equals(ground.system())
                        && end.groundId().equals(ground.groundId())
                        && !end.at().isBefore(ground.at()))
                .max(Comparator.comparing(Statement.Ended::moment))
                .map(Statement.Ended::endedOn);
    }

    boolean blocked(CategoryCode category) {
        var ended =
                every(Statement.Unblocked.class).map(Statement.Unblocked::block).toList();
        return every(Statement.Blocked.class)
                .anyMatch(block ->
                        (block.categories().isEmpty() || block.categories().contains(category))
                                && !ended.contains(block.block()));
    }

    /// Whether the category was ordered to be destroyed at this moment or later, and not spared since.
    boolean destroyedSince(CategoryCode category, Instant since) {
        return every(Statement.Destroyed.class)
                .anyMatch(order -> order.categories().contains(category)
                        && !order.at().isBefore(since)
                        && !spared(order, category));
    }

    private boolean spared(Statement.Destroyed order, CategoryCode category) {
        return every(Statement.Spared.class)
                .anyMatch(spared -> spared.order().equals(order.order())
                        && spared.categories().contains(category));
    }

    /// Whether the category was locked at this moment or later for another ground than this one.
    boolean lockedSince(CategoryCode category, Instant since, GroundCode ground) {
        return every(Statement.Locked.class)
                .anyMatch(lock -> lock.category().equals(category)
                        && !lock.at().isBefore(since)
                        && !ground.equals(lock.ground()));
    }

    /// The locks of a category, latest first.
    List<Statement.Locked> locks(CategoryCode category) {
        return every(Statement.Locked.class)
                .filter(lock -> lock.category().equals(category))
                .sorted(Comparator.comparing(Statement.Locked::moment).reversed())
                .toList();
    }

    /// When the person was last known to be such a person: by a consent, a ground or data held in that capacity.
    Optional<Instant> knownAs(SubjectCategoryCode capacity) {
        return statements.stream()
                .filter(statement -> switch (statement) {
                    case Statement.Given given -> given.subjectCategory().equals(capacity);
                    case Statement.Established ground ->
                        ground.subjectCategory().equals(capacity);
                    case Statement.Held held -> held.subjectCategory().equals(capacity);
                    case Statement.Withdrawn _,
                            Statement.Refused _,
                            Statement.Ended _,
                            Statement.Blocked _,
                            Statement.Unblocked _,
                            Statement.Destroyed _,
                            Statement.Spared _,
                            Statement.Locked _ -> false;
                })
                .map(Statement::at)
                .max(Comparator.naturalOrder());
    }
}
