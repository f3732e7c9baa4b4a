package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import kz.tumar.local.issuer.IssuerAccess;

/// What a journey has to hand: the company systems, the services' APIs in any role, and the steps that it prints.
final class Scene {
    /// Long enough for a process to be killed and come back meanwhile.
    static final Duration LIMIT = Duration.ofSeconds(90);

    private final Steps steps;
    private final Ports ports;
    private final IssuerAccess issuer;
    private final Map<String, Company> companies;
    private final Map<String, String> tokens = new TreeMap<>();

    Scene(Steps steps, Ports ports, IssuerAccess issuer, Map<String, Company> companies) {
        this.steps = steps;
        this.ports = ports;
        this.issuer = issuer;
        this.companies = companies;
    }

    Steps steps() {
        return steps;
    }

    Company company(String code) {
        Company company = companies.get(code);
        if (company == null) {
            throw new IllegalArgumentException("no company system " + code);
        }
        return company;
    }

    /// A service's API in a role, for example `consent` as `dpo`; with no role, without a
    /// token.
    Http as(String role, String service) {
        return new Http("http://127.0.0.1:" + ports.of(service), () -> role.isEmpty() ? "" : token(role));
    }

    private synchronized String token(String role) {
        return tokens.computeIfAbsent(role, issuer::token);
    }

    /// The service's answer to "may this system process this about this person for this purpose?".
    JsonNode decision(String system, String subject, String purpose, String category) {
        return as("system:" + system, "consent")
                .get("/decisions?subject=%s&purpose=%s&category=%s&subjectCategory=client&action=USE"
                        .formatted(subject, purpose, category));
    }

    boolean allowed(String system, String subject, String purpose, String category) {
        return decision(system, subject, purpose, category).path("allowed").asBoolean();
    }

    String reason(String system, String subject, String purpose, String category) {
        return decision(system, subject, purpose, category).path("reason").asText();
    }

    /// Whether a withdrawal shows: as such or, once nothing needs the data any more, as its destruction.
    boolean withdrawn(String system, String subject, String purpose, String category) {
        String reason = reason(system, subject, purpose, category);
        if (reason.equals("WITHDRAWN") || reason.equals("DESTROYED")) {
            return true;
        }
        throw new IllegalStateException("the reason given is " + reason);
    }

    /// The names of the facts that the log holds about a person, over all linked references.
    Set<String> logged(String subject) {
        var names = new HashSet<String>();
        String cursor = "";
        do {
            JsonNode page = as("dpo", "audit")
                    .get("/entries?limit=200&subject=" + subject
                            + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            for (JsonNode found : page.path("entries")) {
                String type = found.path("entry").path("event").path("type").asText();
                names.add(type.replaceFirst("^kz\\.tumar\\.", "").replaceFirst("\\.v1$", ""));
            }
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return names;
    }

    JsonNode orders(String subject) {
        return as("dpo", "retention").get("/orders?subject=" + subject);
    }

    JsonNode order(String orderId) {
        return as("dpo", "retention").get("/orders/" + orderId);
    }

    static ObjectNode object() {
        return Http.JSON.createObjectNode();
    }

    static ArrayNode list(List<String> texts) {
        ArrayNode list = Http.JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    /// The data of a claim that consent was given by the person on a web form.
    static ObjectNode consent(String purpose, List<String> categories) {
        ObjectNode data = object();
        data.put("purpose", purpose);
        data.set("categories", list(categories));
        data.put("subjectCategory", "client").put("channel", "web-form");
        data.putObject("actedBy").put("representation", "SELF");
        data.put("textHash", "5e".repeat(32));
        return data.put("thirdPartyTransfer", false)
                .put("crossBorderTransfer", false)
                .put("distribution", false);
    }

    static ObjectNode withdrawal(String purpose) {
        ObjectNode data = object();
        data.put("purpose", purpose).put("channel", "web-form");
        data.putObject("actedBy").put("representation", "SELF");
        return data;
    }

    static String uuid() {
        return UUID.randomUUID().toString();
    }
}
