package kz.tumar.retention.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.contract.fact.DestructionConfirmed;
import org.jspecify.annotations.Nullable;

/// The act of destruction: what went, where, how and why, and what stays on which ground. It follows from the order's
/// facts and the policy version alone, so it can be written again and gives the same bytes.
///
/// @param number its number
/// @param content objects, arrays, texts and whole numbers, to be written as canonical JSON (RFC 8785)
public record Act(Numbered number, Map<String, Object> content) {
    public Act {
        content = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    /// Who destroyed.
    ///
    /// @param code the operator
    /// @param bin its business identification number
    public record Operator(String code, String bin) {}

    /// The act of an order that every holder confirmed.
    public static Act of(Destruction.Ordered order, Operator operator, PolicyVersion policy, int year) {
        var number = numberOf(order.id(), year);
        var content = new LinkedHashMap<String, Object>();
        content.put("v", 1);
        content.put("number", number.value());
        content.put("operator", Map.of("code", operator.code(), "bin", operator.bin()));
        content.put("subject", order.subject().value());
        content.put("order", order.id().toString());
        content.put("revision", order.revision());
        content.put("clause", "8.4");
        content.put("policyVersion", policy.value());
        content.put("assessment", order.why().assessmentId().toString());
        content.put("trigger", order.why().trigger().name());
        var purpose = order.why().purpose();
        if (purpose != null) {
            content.put("purpose", purpose.value());
        }
        content.put(
                "categories", order.categories().stream().map(Object::toString).toList());
        content.put(
                "why",
                order.why().categories().stream()
                        .filter(line -> order.categories().contains(line.category()))
                        .map(Act::line)
                        .toList());
        content.put(
                "kept",
                order.why().categories().stream()
                        .filter(line -> line.outcome() != RetentionOutcome.DESTROY)
                        .map(Act::line)
                        .toList());
        content.put(
                "confirmations",
                order.confirmed().values().stream().map(Act::confirmation).toList());
        return new Act(number, content);
    }

    /// The number of an order's act: the year of its last confirmation, and digits of the order's id in two groups.
    static Numbered numberOf(OrderId order, int year) {
        var digits = order.toString().replace("-", "").toUpperCase(Locale.ROOT);
        return new Numbered(year + "/" + digits.substring(0, 8) + "-" + digits.substring(24));
    }

    private static Map<String, Object> line(CategoryAssessment line) {
        var out = new LinkedHashMap<String, Object>();
        out.put("category", line.category().value());
        out.put("contract", line.contract().name());
        out.put("lawfulGround", line.lawfulGround().name());
        out.put("agreement", line.agreement().name());
        out.put("outcome", line.outcome().name());
        put(out, "neededFor", line.neededFor());
        put(out, "ground", line.ground());
        put(out, "article", line.article());
        put(out, "until", line.reviewOn());
        put(out, "heldBy", line.heldBy());
        return out;
    }

    private static Map<String, Object> confirmation(DestructionConfirmed confirmed) {
        var out = new LinkedHashMap<String, Object>();
        out.put("holder", confirmed.holder().value());
        out.put("method", confirmed.method().value());
        out.put("doneAt", confirmed.doneAt().toString());
        put(out, "by", confirmed.operator());
        var counts = new ArrayList<Map<String, Object>>();
        for (CategoryCount count : confirmed.counts()) {
            counts.add(Map.of("category", count.category().value(), "count", count.count()));
        }
        out.put("counts", List.copyOf(counts));
        return out;
    }

    private static void put(Map<String, Object> out, String name, @Nullable Object value) {
        if (value != null) {
            out.put(name, value.toString());
        }
    }
}
