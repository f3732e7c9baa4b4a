package kz.tumar.consent.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// Everything stated about one person under all linked references. The order in which it was learned leaves no
/// trace.
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

    <S extends Statement> Stream<S> every(Class<S> kind) {
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

    /// What superseded a consent, if anything did.
    Optional<Statement.Superseded> superseding(Statement.Given given) {
        return every(Statement.Superseded.class)
                .filter(end -> end.consent().equals(given.consent()))
                .findFirst();
    }

    /// The consents, not said no to since and not ended otherwise, that a version of the policy supersedes.
    public List<Statement.Given> supersededBy(Rules rules) {
        return every(Statement.Given.class)
                .filter(rules::superseded)
                .filter(given -> superseding(given).isEmpty())
                .filter(given -> lastNo(given.purpose(), given.subjectCategory())
                        .filter(no -> !no.at().isBefore(given.at()))
                        .isEmpty())
                .toList();
    }

    /// That the person died, if it was stated.
    Optional<Statement.Died> death() {
        return every(Statement.Died.class).findFirst();
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
        var ended =
                every(Statement.Unblocked.class).map(Statement.Unblocked::block).toList();
        return every(Statement.Blocked.class)
                .filter(block ->
                        (block.categories().isEmpty() || block.categories().contains(category))
                                && !ended.contains(block.block()))
                .toList();
    }

    /// The orders by which the category was to be destroyed at this moment or later, not spared since.
    List<Statement.Destroyed> destroyedSince(CategoryCode category, Instant since) {
        return every(Statement.Destroyed.class)
                .filter(order -> order.categories().contains(category)
                        && !order.at().isBefore(since)
                        && !spared(order, category))
                .toList();
    }

    private boolean spared(Statement.Destroyed order, CategoryCode category) {
        return every(Statement.Spared.class)
                .anyMatch(spared -> spared.order().equals(order.order())
                        && spared.categories().contains(category));
    }

    /// The locks of the category, at this moment or later, for another ground than this one.
    List<Statement.Locked> lockedSince(CategoryCode category, Instant since, GroundCode ground) {
        return every(Statement.Locked.class)
                .filter(lock ->
                        lock.category().equals(category) && !lock.at().isBefore(since) && !ground.equals(lock.ground()))
                .toList();
    }

    /// The locks of a category, latest first.
    List<Statement.Locked> locks(CategoryCode category) {
        return every(Statement.Locked.class)
                .filter(lock -> lock.category().equals(category))
                .sorted(Comparator.comparing(Statement.Locked::moment).reversed())
                .toList();
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
                            Statement.Unblocked _,
                            Statement.Destroyed _,
                            Statement.Spared _,
                            Statement.Locked _ -> false;
                })
                .findFirst();
    }
}
