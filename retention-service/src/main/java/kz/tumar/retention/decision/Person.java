package kz.tumar.retention.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// A person: every linked reference and what is known under each. Consents, grounds, blocks and cases bind the person;
/// where data lies is a matter of each reference.
public final class Person {
    private final SortedMap<SubjectRef, List<Known>> byReference;
    private final Map<String, Known> merged = new LinkedHashMap<>();

    private Person(SortedMap<SubjectRef, List<Known>> byReference) {
        this.byReference = byReference;
        byReference.values().stream().flatMap(List::stream).forEach(this::merge);
    }

    /// The person behind these references; what is superseded may be among it.
    public static Person of(Map<SubjectRef, ? extends Collection<? extends Known>> known) {
        var sorted = new TreeMap<SubjectRef, List<Known>>();
        known.forEach((reference, things) -> sorted.put(reference, latest(things)));
        return new Person(sorted);
    }

    /// The same person, with one thing more known under a reference.
    public Person with(SubjectRef reference, Known more) {
        var sorted = new TreeMap<>(byReference);
        var things = new ArrayList<>(byReference.getOrDefault(reference, List.of()));
        things.add(more);
        sorted.put(reference, latest(things));
        return new Person(sorted);
    }

    private static List<Known> latest(Collection<? extends Known> things) {
        var latest = new LinkedHashMap<String, Known>();
        for (var thing : things) {
            latest.merge(nameOf(thing), thing, (old, fresh) -> fresh.supersedes(old) ? fresh : old);
        }
        return List.copyOf(latest.values());
    }

    private static String nameOf(Known thing) {
        return thing.getClass().getSimpleName() + ":" + thing.key();
    }

    private void merge(Known thing) {
        merged.merge(nameOf(thing), thing, (old, fresh) -> fresh.supersedes(old) ? fresh : old);
    }

    /// When the latest thing known happened; what is decided as of then depends on what is known alone.
    public Optional<Instant> latest() {
        return byReference.values().stream()
                .flatMap(List::stream)
                .map(Known::at)
                .max(Instant::compareTo);
    }

    /// Every linked reference, in order.
    public Set<SubjectRef> references() {
        return byReference.keySet();
    }

    <K extends Known> Stream<K> all(Class<K> kind) {
        return merged.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    <K extends Known> @Nullable K one(Class<K> kind, String key) {
        var found = merged.get(kind.getSimpleName() + ":" + key);
        return found == null ? null : kind.cast(found);
    }

    private <K extends Known> Stream<K> under(SubjectRef reference, Class<K> kind) {
        return byReference.getOrDefault(reference, List.of()).stream()
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /// The consent that stands for a purpose on a day: neither withdrawn at or after its time, nor over by itself, nor
    /// spent by the purpose being achieved.
    public Optional<Known.Given> consent(PurposeCode purpose, LocalDate on) {
        var given = one(Known.Given.class, purpose.value());
        if (given == null || (given.until() != null && given.until().isBefore(on))) {
            return Optional.empty();
        }
        var withdrawn = one(Known.Withdrawn.class, purpose.value());
        var deceased = one(Known.Deceased.class, "-");
        boolean over = one(Known.Lapsed.class, given.consentId().toString()) != null
                || (deceased != null && !deceased.at().isBefore(given.at()))
                || (withdrawn != null && !withdrawn.at().isBefore(given.at()))
                || achievements()
                        .anyMatch(achieved -> achieved.purpose().equals(purpose)
                                && !achieved.at().isBefore(given.at()));
        return over ? Optional.empty() : Optional.of(given);
    }

    /// The consents that stand on a day.
    List<Known.Given> consents(LocalDate on) {
        return all(Known.Given.class)
                .filter(given -> consent(given.purpose(), on).isPresent())
                .toList();
    }

    /// The grounds that stand on a day.
    List<Known.Established> grounds(LocalDate on) {
        return all(Known.Established.class)
                .filter(ground ->
                        !lastDay(ground).filter(last -> last.isBefore(on)).isPresent())
                .toList();
    }

    Optional<LocalDate> lastDay(Known.Established ground) {
        var ended = one(Known.Ended.class, ground.key());
        if (ended != null && !ended.at().isBefore(ground.at())) {
            return Optional.of(ended.on());
        }
        return Optional.ofNullable(ground.endsOn());
    }

    /// The day after which a ground no longer stands, where known.
    LocalDate reviewOf(Known.Established ground, LocalDate on) {
        var review = ground.reviewOn();
        var last = lastDay(ground);
        if (last.isPresent()) {
            var after = last.get().plusDays(1);
            return review != null && review.isAfter(on) && review.isBefore(after) ? review : after;
        }
        var next = review == null ? on.withDayOfYear(1).plusYears(1) : review;
        while (!next.isAfter(on)) {
            next = next.plusYears(1);
        }
        return next;
    }

    /// The blocks that stand over a category, those of excepted cases apart.
    List<Known.Blocked> blocks(CategoryCode category, Set<CaseId> excepted) {
        return all(Known.Blocked.class)
                .filter(block -> one(Known.Unblocked.class, block.key()) == null)
                .filter(block -> !excepted.contains(block.caseId()))
                .filter(block -> covers(block.categories(), category))
                .toList();
    }

    /// The cases about a category that are open on a day, or against whose decision an appeal is; excepted ones apart.
    List<Known.Filed> disputes(CategoryCode category, Set<CaseId> excepted, LocalDate on) {
        return all(Known.Filed.class)
                .filter(filed -> holds(filed)
                        && (!closed(filed) || appealUntil(filed, on).isPresent()))
                .filter(filed -> !excepted.contains(filed.caseId()))
                .filter(filed -> covers(filed.categories(), category))
                .toList();
    }

    /// What was found unlawful, the cases apart that were recorded by mistake or of another person: nothing that was
    /// decided in those is about this person's data.
    Stream<Known.Unlawful> unlawful() {
        return all(Known.Unlawful.class).filter(found -> {
            var filed = one(Known.Filed.class, found.key());
            return holds(found) && (filed == null || holds(filed));
        });
    }

    /// A case is closed by an answer that holds and did not come back.
    private boolean closed(Known.Filed filed) {
        var closed = one(Known.Closed.class, filed.key());
        var again = one(Known.Reopened.class, filed.key());
        return closed != null && holds(closed) && (again == null || again.at().isBefore(closed.at()));
    }

    /// Until when the person may appeal against what was decided in a case, where that is not over on a day.
    Optional<LocalDate> appealUntil(Known.Filed filed, LocalDate on) {
        return Optional.ofNullable(one(Known.Appealable.class, filed.key()))
                .filter(appeal -> holds(appeal) && !appeal.until().isBefore(on))
                .map(Known.Appealable::until);
    }

    private boolean holds(Known thing) {
        return one(Known.Annulled.class, thing.id().toString()) == null;
    }

    private static boolean covers(List<CategoryCode> named, CategoryCode category) {
        return named.isEmpty() || named.contains(category);
    }

    /// How this person's purposes ended.
    Ends ends(LocalDate on, ZoneId zone) {
        return new Ends(this, on, zone);
    }

    /// The claims that a purpose was achieved, those taken back apart.
    Stream<Known.Achieved> achievements() {
        return all(Known.Achieved.class)
                .filter(achieved -> one(Known.Retracted.class, achieved.key() + "/" + achieved.id()) == null);
    }

    /// A system's claims under a reference that a purpose was achieved, as far as they count.
    public List<Known.Achieved> claims(SubjectRef reference, HolderCode system, PurposeCode purpose) {
        return under(reference, Known.Achieved.class)
                .filter(achieved -> achieved.system().equals(system)
                        && achieved.purpose().equals(purpose)
                        && one(Known.Retracted.class, achieved.key() + "/" + achieved.id()) == null)
                .toList();
    }

    /// The holds that stand over a category.
    List<Known.OnHold> holds(CategoryCode category) {
        return holds().filter(hold -> covers(hold.categories(), category)).toList();
    }

    /// The holds that stand.
    public Stream<Known.OnHold> holds() {
        return all(Known.OnHold.class).filter(hold -> one(Known.HoldEnded.class, hold.key()) == null);
    }

    /// What a person decided about a category that lies under a reference. A decision is about what was recorded by
    /// then: of what came later it says nothing.
    Optional<Known.Decided> decided(SubjectRef reference, Question question, CategoryCode category) {
        var decided = one(Known.Decided.class, question.key() + "/" + category.value());
        return Optional.ofNullable(decided)
                .filter(one -> records(reference)
                        .lastNamed(category)
                        .filter(named -> named.isAfter(one.at()))
                        .isEmpty());
    }

    /// What is recorded under a reference.
    private Records records(SubjectRef reference) {
        return new Records(byReference.getOrDefault(reference, List.of()));
    }

    /// Who must destroy a category known under a reference: who said that it holds it, and who is assumed to.
    public List<HolderCode> holders(SubjectRef reference, CategoryCode category, Rules rules) {
        return records(reference).holders(category, rules);
    }

    /// In which capacities the person is known as far as a category goes (clause 5.2).
    public Set<SubjectCategoryCode> capacities(SubjectRef reference, CategoryCode category) {
        return records(reference).capacities(category);
    }

    /// Every category that was ever named under a reference.
    public Set<CategoryCode> named(SubjectRef reference) {
        return records(reference).named();
    }

    /// Since when a category is recorded under a reference, at the latest.
    Optional<LocalDate> recordedOn(SubjectRef reference, CategoryCode category) {
        return records(reference).recordedOn(category);
    }

    /// Whether a system is known under a reference at all: it was issued to it, or it said that it holds something.
    public boolean knows(SubjectRef reference, HolderCode system) {
        return records(reference).knows(system);
    }

    /// Whether consent-service ever issued this reference, as far as is known.
    public boolean registered(SubjectRef reference) {
        return under(reference, Known.Registered.class).findAny().isPresent();
    }
}
