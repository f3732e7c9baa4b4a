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
/// end it was stated since. Takes facts in the order of the log.
final class LateWork {
    /// The types that matter here; all others are passed over.
    static final List<String> TYPES = List.of(
            "SubjectRequestFiled",
            "AuthorityInquiryReceived",
            "DeadlineMissed",
            "RequestAnswered",
            "RequestRefused",
            "RequestWithdrawn",
            "AuthorityInquiryAnswered",
            "DestructionOverdue",
            "DestructionConfirmed",
            "DestructionCompleted",
            "DestructionCancelled");

    private final Map<String, Late> kinds = new HashMap<>();
    private final Set<String> missed = new HashSet<>();
    private final Map<String, Set<String>> unconfirmed = new HashMap<>();

    void take(String type, JsonNode data) {
        String caseId = data.path("caseId").asText();
        String order = data.path("orderId").asText();
        switch (type) {
            case "SubjectRequestFiled" ->
                kinds.put(
                        caseId,
                        switch (data.path("kind").asText()) {
                            case "RECTIFICATION", "BLOCKING" -> Late.RECTIFICATION;
                            case "UNLAWFUL_PROCESSING" -> Late.UNLAWFUL;
                            case "DESTRUCTION", "WITHDRAWAL" -> Late.DESTRUCTION;
                            default -> Late.ACCESS;
                        });
            case "AuthorityInquiryReceived" -> kinds.put(caseId, Late.INQUIRIES);
            case "DeadlineMissed" -> missed.add(caseId);
            case "RequestAnswered", "RequestRefused", "RequestWithdrawn", "AuthorityInquiryAnswered" -> {
                missed.remove(caseId);
                kinds.remove(caseId);
            }
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

    /// How much of each is late: cases, and orders of destruction with a holder that is.
    Map<Late, Long> late() {
        Map<Late, Long> late = new EnumMap<>(Late.class);
        Stream<Late> cases = missed.stream().map(each -> kinds.getOrDefault(each, Late.ACCESS));
        Stream<Late> orders = unconfirmed.values().stream()
                .filter(holders -> !holders.isEmpty())
                .map(_ -> Late.DESTRUCTION);
        Stream.concat(cases, orders).forEach(each -> late.merge(each, 1L, Long::sum));
        return late;
    }
}
