package kz.tumar.retention.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

    private <K extends Known> @Nullable K one(Class<K> kind, String key) {
        var found = merged.get(kind.getSimpleName() + ":" + key);
        return found == null ? null : kind.cast(found);
    }

    <K extends Known> Stream<K> under(SubjectRef reference, Class<K> kind) {
        return byReference.getOrDefault(reference, List.of()).stream()
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /// The consent that stands for a purpose on a day: neither withdrawn at or after its time, nor expired, nor spent
    /// by the
    /// purpose being achieved.
    public Optional<Known.Given> consent(PurposeCode purpose, LocalDate on) {
        var given = one(Known.Given.class, purpose.value());
        if (given == null || (given.until() != null && given.until().isBefore(on))) {
            return Optional.empty();
        }
        var withdrawn = one(Known.Withdrawn.class, purpose.value());
        var achieved = one(Known.Achieved.class, purpose.value());
        boolean over = (withdrawn != null && !withdrawn.at().isBefore(given.at()))
                || (achieved != null && !achieved.at().isBefore(given.at()));
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

    private Optional<LocalDate> lastDay(Known.Established ground) {
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

    /// Whether an open case is about a category, excepted cases apart.
    boolean inDispute(CategoryCode category, Set<CaseId> excepted) {
        return all(Known.Filed.class)
                .filter(filed -> one(Known.Closed.class, filed.key()) == null)
                .filter(filed -> !excepted.contains(filed.caseId()))
                .anyMatch(filed -> covers(filed.categories(), category));
    }

    private static boolean covers(List<CategoryCode> named, CategoryCode category) {
        return named.isEmpty() || named.contains(category);
    }

    /// The purposes that ever ended, and the day they last did: achieved, or a consent or ground went.
    /// What a new consent or another ground needs is answered category by category, so it does not
    /// matter in which order an end and a new beginning became known.
    SortedMap<PurposeCode, LocalDate> endedPurposes(LocalDate on, ZoneId zone) {
        var ends = new HashMap<PurposeCode, LocalDate>();
        all(Known.Achieved.class).forEach(achieved -> later(ends, achieved.purpose(), achieved.on()));
        all(Known.Withdrawn.class)
                .forEach(withdrawn -> later(
                        ends, withdrawn.purpose(), withdrawn.at().atZone(zone).toLocalDate()));
        all(Known.Given.class)
                .filter(given -> given.until() != null && given.until().isBefore(on))
                .forEach(given -> later(ends, given.purpose(), java.util.Objects.requireNonNull(given.until())));
        all(Known.Established.class)
                .forEach(ground -> lastDay(ground)
                        .filter(last -> last.isBefore(on))
                        .ifPresent(last -> ground.purposes().forEach(purpose -> later(ends, purpose, last))));
        return new TreeMap<>(ends);
    }

    private static void later(Map<PurposeCode, LocalDate> ends, PurposeCode purpose, LocalDate day) {
        ends.merge(purpose, day, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// How a purpose ended.
    boolean withdrawn(PurposeCode purpose) {
        return one(Known.Withdrawn.class, purpose.value()) != null;
    }

    /// How a purpose ended.
    boolean achieved(PurposeCode purpose) {
        return one(Known.Achieved.class, purpose.value()) != null;
    }

    /// Who must destroy a category known under a reference: who said that it holds it, and who is assumed to.
    List<HolderCode> holders(SubjectRef reference, CategoryCode category, Rules rules) {
        var named = lastNamed(reference, category);
        if (named.isEmpty()) {
            return List.of();
        }
        var holders = new ArrayList<HolderCode>();
        for (var holder : rules.holders()) {
            if (!holder.keeps(capacities(reference, category), category)) {
                continue;
            }
            var since = holder.assumed() ? named : heldBy(reference, holder.code(), category);
            if (since.filter(at -> !destroyedSince(reference, holder.code(), category, at))
                    .isPresent()) {
                holders.add(holder.code());
            }
        }
        return holders;
    }

    /// In which capacities the person is known as far as a category goes (clause 5.2).
    public Set<SubjectCategoryCode> capacities(SubjectRef reference, CategoryCode category) {
        var capacities = new HashSet<SubjectCategoryCode>();
        under(reference, Known.Held.class)
                .filter(thing -> thing.category().equals(category))
                .forEach(thing -> capacities.add(thing.subjectCategory()));
        under(reference, Known.Given.class)
                .filter(thing -> thing.categories().contains(category))
                .forEach(thing -> capacities.add(thing.subjectCategory()));
        under(reference, Known.Established.class)
                .filter(thing -> thing.categories().contains(category))
                .forEach(thing -> capacities.add(thing.subjectCategory()));
        return capacities;
    }

    private Optional<Instant> lastNamed(SubjectRef reference, CategoryCode category) {
        var held = under(reference, Known.Held.class)
                .filter(thing -> thing.category().equals(category))
                .map(Known::at);
        var given = under(reference, Known.Given.class)
                .filter(thing -> thing.categories().contains(category))
                .map(Known::at);
        var grounds = under(reference, Known.Established.class)
                .filter(thing -> thing.categories().contains(category))
                .map(Known::at);
        return Stream.of(held, given, grounds).flatMap(times -> times).max(Instant::compareTo);
    }

    private Optional<Instant> heldBy(SubjectRef reference, HolderCode holder, CategoryCode category) {
        return under(reference, Known.Held.class)
                .filter(held -> held.system().equals(holder) && held.category().equals(category))
                .map(Known::at)
                .max(Instant::compareTo);
    }

    private boolean destroyedSince(SubjectRef reference, HolderCode holder, CategoryCode category, Instant at) {
        return under(reference, Known.Destroyed.class)
                .anyMatch(gone -> gone.holder().equals(holder)
                        && gone.category().equals(category)
                        && !gone.at().isBefore(at));
    }

    /// Every category that was ever named under a reference.
    public Set<CategoryCode> named(SubjectRef reference) {
        var named = new HashSet<CategoryCode>();
        under(reference, Known.Held.class).forEach(held -> named.add(held.category()));
        under(reference, Known.Given.class).forEach(given -> named.addAll(given.categories()));
        under(reference, Known.Established.class).forEach(ground -> named.addAll(ground.categories()));
        return named;
    }

    /// Since when a category is recorded under a reference, at the latest.
    Optional<LocalDate> recordedOn(SubjectRef reference, CategoryCode category) {
        return under(reference, Known.Held.class)
                .filter(held -> held.category().equals(category))
                .map(Known.Held::since)
                .max(LocalDate::compareTo);
    }

    /// Whether a system is known under a reference at all: it was issued to it, or it said that it holds something.
    public boolean knows(SubjectRef reference, HolderCode system) {
        return under(reference, Known.Registered.class)
                        .anyMatch(thing -> thing.system().equals(system))
                || under(reference, Known.Held.class)
                        .anyMatch(thing -> thing.system().equals(system));
    }

    /// Whether consent-service ever issued this reference, as far as is known.
    public boolean registered(SubjectRef reference) {
        return under(reference, Known.Registered.class).findAny().isPresent();
    }
}
