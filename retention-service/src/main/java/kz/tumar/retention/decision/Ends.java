package kz.tumar.retention.decision;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// How a person's purposes ended, as of a day.
record Ends(Person person, LocalDate on, ZoneId zone) {
    /// The purposes that ever ended, and the day they last did: achieved, or a consent or ground went.
    /// What a new consent or another ground needs is answered category by category, so it does not
    /// matter in which order an end and a new beginning became known.
    SortedMap<PurposeCode, LocalDate> all() {
        var ends = inLife();
        var deceased = deceased();
        if (deceased != null) {
            person.all(Known.Given.class)
                    .filter(given -> !given.at().isAfter(deceased.at()))
                    .forEach(given -> ends.putIfAbsent(
                            given.purpose(), deceased.at().atZone(zone).toLocalDate()));
        }
        return ends;
    }

    /// Whether a purpose ended by the person's death and by nothing else: that opens a review, and destroys nothing
    /// (law.md part F, 8).
    boolean byDeath(PurposeCode purpose) {
        return deceased() != null && all().containsKey(purpose) && !inLife().containsKey(purpose);
    }

    /// What the end of a purpose sets off.
    AssessmentTrigger trigger(PurposeCode purpose) {
        if (byDeath(purpose)) {
            return AssessmentTrigger.SUBJECT_DECEASED;
        }
        if (person.one(Known.Withdrawn.class, purpose.value()) != null) {
            return AssessmentTrigger.CONSENT_WITHDRAWN;
        }
        if (person.achievements().anyMatch(achieved -> achieved.purpose().equals(purpose))) {
            return AssessmentTrigger.PURPOSE_ACHIEVED;
        }
        return lapse(purpose)
                .map(Known.Lapsed::why)
                .orElse(expired(purpose) ? AssessmentTrigger.CONSENT_EXPIRED : AssessmentTrigger.GROUND_ENDED);
    }

    private Optional<Known.Lapsed> lapse(PurposeCode purpose) {
        return person.all(Known.Lapsed.class)
                .filter(lapsed -> lapsed.purpose().equals(purpose))
                .max(Comparator.comparing(Known.Lapsed::at).thenComparing(Known.Lapsed::id));
    }

    private boolean expired(PurposeCode purpose) {
        var given = person.one(Known.Given.class, purpose.value());
        return given != null && given.until() != null && given.until().isBefore(on);
    }

    private Known.@Nullable Deceased deceased() {
        return person.one(Known.Deceased.class, "-");
    }

    private SortedMap<PurposeCode, LocalDate> inLife() {
        var ends = new HashMap<PurposeCode, LocalDate>();
        person.achievements().forEach(achieved -> later(ends, achieved.purpose(), achieved.on()));
        person.all(Known.Withdrawn.class)
                .forEach(withdrawn -> later(
                        ends, withdrawn.purpose(), withdrawn.at().atZone(zone).toLocalDate()));
        person.all(Known.Lapsed.class).forEach(lapsed -> later(ends, lapsed.purpose(), lapsed.lastDay()));
        person.all(Known.Given.class)
                .filter(given -> given.until() != null && given.until().isBefore(on))
                .forEach(given -> later(ends, given.purpose(), Objects.requireNonNull(given.until())));
        person.all(Known.Established.class)
                .forEach(ground -> person.lastDay(ground)
                        .filter(last -> last.isBefore(on))
                        .ifPresent(last -> ground.purposes().forEach(purpose -> later(ends, purpose, last))));
        return new TreeMap<>(ends);
    }

    private static void later(Map<PurposeCode, LocalDate> ends, PurposeCode purpose, LocalDate day) {
        ends.merge(purpose, day, (one, other) -> one.isAfter(other) ? one : other);
    }
}
