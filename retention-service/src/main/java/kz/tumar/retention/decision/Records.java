package kz.tumar.retention.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectCategoryCode;

/// Where a person's data lies under one reference, as far as anybody said.
record Records(List<Known> known) {
    private <K extends Known> Stream<K> all(Class<K> kind) {
        return known.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// Who must destroy a category: who said that it holds it, and who is assumed to.
    List<HolderCode> holders(CategoryCode category, Rules rules) {
        var named = lastNamed(category);
        if (named.isEmpty()) {
            return List.of();
        }
        var capacities = capacities(category);
        var holders = new ArrayList<HolderCode>();
        for (var holder : rules.holders()) {
            if (!holder.keeps(capacities, category)) {
                continue;
            }
            var since = holder.assumed() ? named : heldBy(holder.code(), category);
            if (since.filter(at -> !destroyedSince(holder.code(), category, at)).isPresent()) {
                holders.add(holder.code());
            }
        }
        return holders;
    }

    Set<SubjectCategoryCode> capacities(CategoryCode category) {
        var capacities = new HashSet<SubjectCategoryCode>();
        all(Known.Held.class)
                .filter(thing -> thing.category().equals(category))
                .forEach(thing -> capacities.add(thing.subjectCategory()));
        all(Known.Given.class)
                .filter(thing -> thing.categories().contains(category))
                .forEach(thing -> capacities.add(thing.subjectCategory()));
        all(Known.Established.class)
                .filter(thing -> thing.categories().contains(category))
                .forEach(thing -> capacities.add(thing.subjectCategory()));
        return capacities;
    }

    /// When somebody last said that the category is there.
    Optional<Instant> lastNamed(CategoryCode category) {
        var held = all(Known.Held.class)
                .filter(thing -> thing.category().equals(category))
                .map(Known::at);
        var given = all(Known.Given.class)
                .filter(thing -> thing.categories().contains(category))
                .map(Known::at);
        var grounds = all(Known.Established.class)
                .filter(thing -> thing.categories().contains(category))
                .map(Known::at);
        return Stream.of(held, given, grounds).flatMap(times -> times).max(Instant::compareTo);
    }

    private Optional<Instant> heldBy(HolderCode holder, CategoryCode category) {
        return all(Known.Held.class)
                .filter(held -> held.system().equals(holder) && held.category().equals(category))
                .map(Known::at)
                .max(Instant::compareTo);
    }

    private boolean destroyedSince(HolderCode holder, CategoryCode category, Instant at) {
        return all(Known.Destroyed.class)
                .anyMatch(gone -> gone.holder().equals(holder)
                        && gone.category().equals(category)
                        && !gone.at().isBefore(at));
    }

    Set<CategoryCode> named() {
        var named = new HashSet<CategoryCode>();
        all(Known.Held.class).forEach(held -> named.add(held.category()));
        all(Known.Given.class).forEach(given -> named.addAll(given.categories()));
        all(Known.Established.class).forEach(ground -> named.addAll(ground.categories()));
        return named;
    }

    Optional<LocalDate> recordedOn(CategoryCode category) {
        return all(Known.Held.class)
                .filter(held -> held.category().equals(category))
                .map(Known.Held::since)
                .max(LocalDate::compareTo);
    }

    boolean knows(HolderCode system) {
        return all(Known.Registered.class).anyMatch(thing -> thing.system().equals(system))
                || all(Known.Held.class).anyMatch(thing -> thing.system().equals(system));
    }
}
