package kz.tumar.retention.decision;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.Operator;
import kz.tumar.policy.Policy;
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

    /// How long an act is kept.
    private static final Period KEPT = Period.ofYears(3);

    /// The act of an order that every holder confirmed.
    ///
    /// @param policy the one the order was given under
    public static Act of(Destruction.Ordered order, Policy policy) {
        var on = dateOf(order, policy.operator().timeZone());
        var number = numberOf(order.id(), on.getYear());
        var content = new LinkedHashMap<String, Object>();
        content.put("v", 1);
        content.put("number", number.value());
        content.put("date", on.toString());
        content.put("keptUntil", on.plus(KEPT).toString());
        content.put("operator", operator(policy.operator()));
        content.put("subject", order.subject().value());
        content.put("order", order.id().toString());
        content.put("revision", order.revision());
        content.put("clause", "8.4");
        content.put("policyVersion", policy.version().value());
        content.put("assessment", order.why().assessmentId().toString());
        content.put("trigger", order.why().trigger().name());
        var purpose = order.why().purpose();
        if (purpose != null) {
            content.put("purpose", purpose.value());
        }
        content.put(
                "categories", order.categories().stream().map(Object::toString).toList());
        content.put("why", lines(order, policy, line -> order.categories().contains(line.category())));
        content.put("kept", lines(order, policy, line -> line.outcome() != RetentionOutcome.DESTROY));
        content.put(
                "confirmations",
                order.confirmed().values().stream()
                        .map(confirmed -> confirmation(confirmed, policy))
                        .toList());
        return new Act(number, content);
    }

    private static List<Map<String, Object>> lines(
            Destruction.Ordered order, Policy policy, Predicate<CategoryAssessment> which) {
        return order.why().categories().stream()
                .filter(which)
                .map(line -> line(line, term(order, line.category(), policy).orElse(null)))
                .toList();
    }

    /// The rule of retention that let a category go; none where it was not a purpose that ended.
    public static Optional<String> term(Destruction.Ordered order, CategoryCode category, Policy policy) {
        var purpose = order.why().purpose();
        return purpose == null
                ? Optional.empty()
                : policy.termsFor(purpose, category).stream()
                        .map(term -> term.code().value())
                        .findFirst();
    }

    private static LocalDate dateOf(Destruction.Ordered order, ZoneId zone) {
        return order.confirmed().values().stream()
                .map(DestructionConfirmed::doneAt)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .atZone(zone)
                .toLocalDate();
    }

    private static Map<String, Object> operator(Operator operator) {
        var out = new LinkedHashMap<String, Object>();
        out.put("code", operator.code());
        out.put("bin", operator.bin());
        out.put("name", texts(operator.name()));
        out.put("address", texts(operator.address()));
        return out;
    }

    private static Map<String, Object> texts(LocalizedText text) {
        return Map.of("kk", text.kk(), "ru", text.ru(), "en", text.en());
    }

    /// The number of an order's act: the year of its last confirmation, and digits of the order's id in two groups.
    static Numbered numberOf(OrderId order, int year) {
        var digits = order.toString().replace("-", "").toUpperCase(Locale.ROOT);
        return new Numbered(year + "/" + digits.substring(0, 8) + "-" + digits.substring(24));
    }

    private static Map<String, Object> line(CategoryAssessment line, @Nullable String term) {
        var out = new LinkedHashMap<String, Object>();
        out.put("category", line.category().value());
        put(out, "rule", term);
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

    private static Map<String, Object> confirmation(DestructionConfirmed confirmed, Policy policy) {
        var out = new LinkedHashMap<String, Object>();
        out.put("holder", confirmed.holder().value());
        policy.holder(confirmed.holder()).ifPresent(holder -> {
            out.put("title", texts(holder.title()));
            out.put("kind", holder.kind().name());
            out.put("country", holder.country());
        });
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
