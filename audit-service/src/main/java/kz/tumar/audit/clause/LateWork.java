package kz.tumar.audit.clause;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.audit.clause.ClauseTable.Late;

/// What is late as far as the facts say: a term was missed, or a holder didn't confirm in time, and nothing that would
/// end it was stated since, or nothing that held. Takes facts in the order of the log.
final class LateWork {
    /// The types that matter here; all others are passed over.
    static final List<String> TYPES = List.of(
            "SubjectRequestFiled",
            "AuthorityInquiryReceived",
            "BreachRegistered",
            "DeadlineMissed",
            "RequestAnswered",
            "RequestRefused",
            "RequestWithdrawn",
            "AuthorityInquiryAnswered",
            "BreachNotified",
            "DeliveryFailed",
            "FactCorrected",
            "DestructionOverdue",
            "DestructionConfirmed",
            "DestructionCompleted",
            "DestructionCancelled");

    private final Map<String, OpenCase> cases = new HashMap<>();
    private final Map<String, Set<String>> unconfirmed = new HashMap<>();

    /// @param id the fact's own, by which a correction names it
    void take(String type, String id, JsonNode data) {
        String order = data.path("orderId").asText();
        switch (type) {
            case "SubjectRequestFiled" ->
                began(
                        id,
                        data,
                        switch (data.path("kind").asText()) {
                            case "RECTIFICATION", "BLOCKING" -> Late.RECTIFICATION;
                            case "UNLAWFUL_PROCESSING" -> Late.UNLAWFUL;
                            case "DESTRUCTION", "WITHDRAWAL" -> Late.DESTRUCTION;
                            default -> Late.ACCESS;
                        });
            case "AuthorityInquiryReceived" -> began(id, data, Late.INQUIRIES);
            case "BreachRegistered" -> began(id, data, Late.BREACH);
            case "DeadlineMissed" ->
                about(data)
                        .missed(data.path("profile").asText(), data.path("due").asText());
            case "RequestAnswered",
                    "RequestRefused",
                    "RequestWithdrawn",
                    "AuthorityInquiryAnswered",
                    "BreachNotified" -> about(data).ended(id);
            case "DeliveryFailed" -> about(data).reopened();
            case "FactCorrected" -> about(data).corrected(data);
            case "DestructionOverdue" ->
                unconfirmed
                        .computeIfAbsent(order, _ -> new HashSet<>())
                        .add(data.path("holder").asText());
            case "DestructionConfirmed" ->
                unconfirmed
                        .getOrDefault(order, new HashSet<>())
                        .remove(data.path("holder").asText());
            case "DestructionCompleted", "DestructionCancelled" -> unconfirmed.remove(order);
            default -> {}
        }
    }

    private void began(String id, JsonNode data, Late kind) {
        about(data).began(id, kind);
    }

    private OpenCase about(JsonNode data) {
        return cases.computeIfAbsent(data.path("caseId").asText(), _ -> new OpenCase());
    }

    /// How much of each is late: cases, and orders of destruction with a holder that is.
    Map<Late, Long> late() {
        Map<Late, Long> late = new EnumMap<>(Late.class);
        Stream<Late> terms = cases.values().stream().filter(OpenCase::isLate).map(OpenCase::kind);
        Stream<Late> orders = unconfirmed.values().stream()
                .filter(holders -> !holders.isEmpty())
                .map(_ -> Late.DESTRUCTION);
        Stream.concat(terms, orders).forEach(each -> late.merge(each, 1L, Long::sum));
        return late;
    }
}
