package kz.tumar.request.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.DisclosureMade;
import kz.tumar.contract.fact.GroundEnded;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.request.ledger.KnownFacts.Known;

/// What holds of a person on a day, out of everything that was stated about them: a function of the set of facts.
///
/// @param consents given and not ended in any way
/// @param held what systems hold, less what they confirmed destroyed since
/// @param locked the latest word about each category that only a statute keeps
record InForce(
        List<Dated<ConsentGiven>> consents,
        List<Dated<GroundEstablished>> grounds,
        List<DataHeld> held,
        List<Dated<DisclosureMade>> disclosures,
        List<RetainedLocked> locked) {
    /// A fact with its day.
    record Dated<F>(F fact, LocalDate on) {}

    static InForce on(LocalDate day, List<Known> known, ZoneId zone) {
        var withdrawn = new HashMap<PurposeCode, Instant>();
        var endedConsents = new HashSet<ConsentId>();
        var endedGrounds = new HashSet<GroundId>();
        var destroyed = new HashMap<HolderCode, Map<CategoryCode, Instant>>();
        for (Known each : known) {
            switch (each.fact()) {
                case ConsentWithdrawn said -> withdrawn.merge(said.purpose(), each.at(), InForce::later);
                case ConsentExpired expired -> endedConsents.add(expired.consentId());
                case ConsentSuperseded superseded -> endedConsents.add(superseded.consentId());
                case GroundEnded ended -> endedGrounds.add(ended.groundId());
                case DestructionConfirmed confirmed ->
                    confirmed
                            .counts()
                            .forEach(count -> destroyed
                                    .computeIfAbsent(confirmed.holder(), holder -> new HashMap<>())
                                    .merge(count.category(), confirmed.doneAt(), InForce::later));
                default -> {}
            }
        }
        var consents = new ArrayList<Dated<ConsentGiven>>();
        var grounds = new ArrayList<Dated<GroundEstablished>>();
        var held = new ArrayList<DataHeld>();
        var disclosures = new ArrayList<Dated<DisclosureMade>>();
        var locked = new LinkedHashMap<CategoryCode, RetainedLocked>();
        for (Known each : known) {
            LocalDate since = LocalDate.ofInstant(each.at(), zone);
            switch (each.fact()) {
                case ConsentGiven given -> {
                    Instant until = withdrawn.getOrDefault(given.purpose(), Instant.MIN);
                    boolean ran = given.until() != null && given.until().isBefore(day);
                    if (each.at().isAfter(until) && !endedConsents.contains(given.consentId()) && !ran) {
                        consents.add(new Dated<>(given, since));
                    }
                }
                case GroundEstablished ground -> {
                    boolean ran = ground.endsOn() != null && ground.endsOn().isBefore(day);
                    if (!endedGrounds.contains(ground.groundId()) && !ran) {
                        grounds.add(new Dated<>(ground, since));
                    }
                }
                case DataHeld holds -> left(holds, each.at(), destroyed, held);
                case DisclosureMade made -> disclosures.add(new Dated<>(made, since));
                case RetainedLocked kept -> locked.put(kept.category(), kept);
                default -> {}
            }
        }
        return new InForce(consents, grounds, held, disclosures, List.copyOf(locked.values()));
    }

    /// The purposes that anything in force serves, with the categories used for each.
    Map<PurposeCode, Set<CategoryCode>> purposes() {
        var purposes = new LinkedHashMap<PurposeCode, Set<CategoryCode>>();
        for (Dated<ConsentGiven> consent : consents) {
            purposes.computeIfAbsent(consent.fact().purpose(), code -> new HashSet<>())
                    .addAll(consent.fact().categories());
        }
        for (Dated<GroundEstablished> ground : grounds) {
            for (PurposeCode purpose : ground.fact().purposes()) {
                purposes.computeIfAbsent(purpose, code -> new HashSet<>())
                        .addAll(ground.fact().categories());
            }
        }
        return purposes;
    }

    private static void left(
            DataHeld holds, Instant at, Map<HolderCode, Map<CategoryCode, Instant>> destroyed, List<DataHeld> held) {
        Map<CategoryCode, Instant> gone = destroyed.getOrDefault(holds.system(), Map.of());
        List<CategoryCode> left = holds.categories().stream()
                .filter(category -> gone.getOrDefault(category, Instant.MIN).isBefore(at))
                .toList();
        if (!left.isEmpty()) {
            held.add(new DataHeld(
                    holds.system(),
                    left,
                    holds.subjectCategory(),
                    holds.provenance(),
                    holds.automated(),
                    holds.since()));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
