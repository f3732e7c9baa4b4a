package kz.tumar.audit.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells from facts what held for a person at the end of a day. A fact counts by the time it states of itself; what was
/// stated later about an earlier day counts too, since it was so. Of a consent the latest word wins, of two at the same
/// time the withdrawal (events.md): the order in the log decides nothing.
public final class ToldStanding {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private final LocalDate on;
    private final Map<String, Item> consents = new TreeMap<>();
    private final Map<String, Item> blocks = new TreeMap<>();
    private final Map<String, Item> holds = new TreeMap<>();
    private final Map<String, Item> grounds = new TreeMap<>();
    private final Map<String, Item> terms = new TreeMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private final List<Told> corrections = new ArrayList<>();

    private ToldStanding(LocalDate on) {
        this.on = on;
    }

    /// What is still being gathered about one thing.
    private static final class Item {
        private String state = "";
        private long since;
        private final Map<String, String> says = new TreeMap<>();
        private final List<Told> facts = new ArrayList<>();
    }

    /// The end of a day where the operator is.
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atTime(LocalTime.MIDNIGHT).atZone(ZONE).toInstant();
    }

    /// @param facts all about the person, in any order; those stated for a later time are passed over
    public static Standing on(LocalDate day, Collection<Told> facts) {
        Instant end = endOf(day);
        List<Told> counted = facts.stream()
                .filter(fact -> fact.time().isBefore(end))
                .sorted(Comparator.comparing(Told::time)
                        .thenComparingInt(fact -> ends(fact) ? 1 : 0)
                        .thenComparingLong(Told::index))
                .toList();
        ToldStanding standing = new ToldStanding(day);
        counted.forEach(standing::take);
        return standing.told(counted.size());
    }

    /// What ends something comes after what begins it when both are of the same moment.
    private static boolean ends(Told fact) {
        return switch (fact.type()) {
            case "ConsentWithdrawn",
                    "ConsentExpired",
                    "ConsentSuperseded",
                    "ProcessingUnblocked",
                    "HoldReleased",
                    "GroundEnded",
                    "RequestAnswered",
                    "RequestRefused",
                    "RequestWithdrawn" -> true;
            default -> false;
        };
    }

    private void take(Told fact) {
        places.put(fact.id(), fact.index());
        switch (fact.type()) {
            case "ConsentGiven" -> put(consents, fact, "purpose", "given", "consentId", "system", "categories");
            case "ConsentRefused" -> put(consents, fact, "purpose", "refused", "system");
            case "ConsentWithdrawn" -> put(consents, fact, "purpose", "withdrawn", "system");
            case "ConsentExpired" -> over(consents, fact, "purpose", "consentId", "expired");
            case "ConsentSuperseded" -> over(consents, fact, "purpose", "consentId", "superseded");
            case "WithdrawalLimited" -> put(consents, fact, "purpose", "withdrawal-limited", "ground", "until");
            case "ProcessingBlocked" -> put(blocks, fact, "blockId", "blocked", "caseId", "kind", "categories");
            case "ProcessingUnblocked" -> put(blocks, fact, "blockId", "free", "reason");
            case "HoldPlaced" -> put(holds, fact, "holdId", "held", "number", "reason", "categories", "reviewOn");
            case "HoldReleased" -> put(holds, fact, "holdId", "released");
            case "GroundEstablished" ->
                put(grounds, fact, "groundId", "stands", "ground", "article", "purposes", "categories", "endsOn");
            case "GroundEnded" -> put(grounds, fact, "groundId", "ended", "endedOn");
            case "SubjectRequestFiled" ->
                put(terms, fact, "caseId", "open", "kind", "dayZero", "policyDue", "statutoryDue");
            case "DeadlineExtended", "DeadlineRecalculated" ->
                put(terms, fact, "caseId", "open", "policyDue", "statutoryDue");
            case "DeadlineMissed" -> put(terms, fact, "caseId", "missed", "profile", "due");
            case "RequestAnswered" -> put(terms, fact, "caseId", "answered", "answeredAt");
            case "RequestRefused" -> put(terms, fact, "caseId", "refused", "reason");
            case "RequestWithdrawn" -> put(terms, fact, "caseId", "withdrawn");
            case "FactCorrected" -> corrected(fact);
            default -> {}
        }
    }

    private static void put(Map<String, Item> kind, Told fact, String key, String state, String... fields) {
        if (!fact.has(key)) {
            return;
        }
        Item item = kind.computeIfAbsent(fact.text(key), _ -> new Item());
        item.facts.add(fact);
        // What is answered stays answered, also when a missed term is told of afterwards.
        boolean closed = state.equals("missed") && !List.of("open", "").contains(item.state);
        if (!item.state.equals(state) && !closed) {
            item.state = state;
            item.since = fact.index();
        }
        for (String field : fields) {
            if (fact.has(field)) {
                item.says.put(field, text(fact.data().path(field)));
            }
        }
    }

    /// Ends the consent that it names, and no other that was given for the same purpose since.
    private static void over(Map<String, Item> kind, Told fact, String key, String id, String state) {
        Item item = kind.get(fact.text(key));
        if (item != null && (!fact.has(id) || fact.text(id).equals(item.says.get(id)))) {
            put(kind, fact, key, state);
        }
    }

    private void corrected(Told fact) {
        corrections.add(fact);
        if (fact.has("policyDue") || fact.has("dayZero")) {
            put(terms, fact, "caseId", "open", "dayZero", "policyDue", "statutoryDue");
        }
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> all = new ArrayList<>();
        value.forEach(each -> all.add(each.asText()));
        return String.join(", ", all);
    }

    private Standing told(long facts) {
        return new Standing(
                on,
                facts,
                held(consents),
                held(blocks),
                held(holds),
                held(grounds),
                held(terms),
                corrections.stream()
                        .map(fact -> new Standing.Correction(
                                fact.index(),
                                places.getOrDefault(fact.text("corrects"), -1L),
                                fact.text("change"),
                                fact.text("reason")))
                        .toList());
    }

    private List<Held> held(Map<String, Item> kind) {
        List<Held> held = new ArrayList<>();
        kind.forEach((key, item) -> held.add(new Held(
                key,
                item.state,
                item.since,
                item.says,
                item.facts.stream().map(Told::index).sorted().toList(),
                corrections.stream()
                        .filter(fact ->
                                item.facts.stream().anyMatch(each -> each.id().equals(fact.text("corrects"))))
                        .map(Told::index)
                        .sorted()
                        .toList())));
        return held;
    }
}
