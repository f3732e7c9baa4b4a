package kz.tumar.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every call of the service's own description of itself, with something planted in each of its
/// places in turn.
final class Calling {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The first two are what is offered here; what nobody offers must not repeat what it was called
    /// with either.
    private static final List<String> METHODS = List.of("GET", "POST", "DELETE");

    private static final String SEALED = """
            {"sealedRef":"v-00000000000000000000000000","commitment":"%s"}""".formatted("0".repeat(64));

    /// An honest body of each call that takes one.
    private static final Map<String, String> BODIES = bodies();

    private Calling() {}

    private static Map<String, String> bodies() {
        var bodies = new HashMap<String, String>();
        bodies.put("POST /requests", """
                {"subject":"{subject}","kind":"ACCESS","channel":"web-form","receivedAt":"2026-11-20T10:00:00Z",
                "actedBy":{"representation":"REPRESENTATIVE","authority":SEALED,"authorityEnds":"2027-01-01"},
                "categories":["contact"],"reason":"inaccuracy.inaccurate","identityDocument":SEALED,
                "participation":SEALED,"signature":SEALED,"requestedForm":"ELECTRONIC","content":SEALED,
                "purposes":["marketing"],"lateReason":"late-recording.outage","unmatched":true}""");
        bodies.put("POST /requests/{caseId}/supplement", """
                {"receivedAt":"2026-11-20T10:00:00Z","identityDocument":SEALED,"participation":SEALED,\
                "signature":SEALED,"authority":SEALED,"authorityEnds":"2027-01-01"}""");
        bodies.put("POST /requests/{caseId}/extension", "{\"workingDays\":1,\"reason\":\"extension.volume\"}");
        bodies.put("POST /requests/{caseId}/supporting-information", """
                {"receivedAt":"2026-11-20T10:00:00Z","content":SEALED}""");
        bodies.put("POST /requests/{caseId}/rectification", """
                {"corrections":[{"category":"contact","before":"%s","after":SEALED}]}""".formatted("0".repeat(64)));
        bodies.put("POST /requests/{caseId}/lawfulness", """
                {"confirmed":false,"categories":["contact"],"reason":"refusal.not-confirmed",\
                "article":"policy.8.3","language":"RU"}""");
        bodies.put("POST /requests/{caseId}/answer", """
                {"form":"ELECTRONIC","answeredAt":"2026-11-20T10:00:00Z","answer":SEALED,
                "dispatchProof":SEALED,"deviation":"form-deviation.unsafe-channel"}""");
        bodies.put("POST /requests/{caseId}/third-party-check", """
                {"withheld":[{"sealedRef":"%s","reason":"refusal.third-party-rights","redacted":SEALED}]}""".formatted("v-" + "0".repeat(26)));
        bodies.put("POST /requests/{caseId}/answer-package", "{\"without\":[\"hr\"]}");
        bodies.put("POST /requests/{caseId}/signature-decision", """
                {"accepted":true,"reason":"signature.not-proved"}""");
        bodies.put("POST /requests/{caseId}/refusal", """
                {"reason":"refusal.incomplete","article":"policy.8.1","partialNotPossible":"partial.inseparable","language":"RU"}""");
        bodies.put("POST /requests/{caseId}/upholding", "{\"categories\":[\"contact\"]}");
        bodies.put("POST /requests/{caseId}/withdrawal", """
                {"channel":"telephone","withdrawnAt":"2026-11-20T10:00:00Z",
                "actedBy":{"representation":"REPRESENTATIVE","authority":SEALED,"authorityEnds":"2027-01-01",
                "representative":"{subject}"}}""");
        bodies.put("POST /requests/{caseId}/failed-delivery", """
                {"failedAt":"2026-11-20T10:00:00Z","reason":"delivery-failure.returned"}""");
        bodies.put("POST /requests/{caseId}/unblocking", "{\"reason\":\"unblocking.person-asked\"}");
        bodies.put("POST /requests/{caseId}/block-waivers", """
                {"whose":"SUBJECT","reason":"block-waiver.subject-interests","passages":["passage.payroll-tax"],
                "keeps":["contact"]}""");
        bodies.put("POST /requests/{caseId}/block-waivers/{proposal}/approval", "{\"order\":\"17-P\"}");
        bodies.put("POST /requests/{caseId}/corrections", """
                {"fact":"%s","change":"DATE","at":"2026-11-20T10:00:00Z","subject":"{subject}",
                "reason":"correction.wrong-date"}""".formatted(UUID.randomUUID()));
        bodies.put("POST /breaches", """
                {"nature":"breach.loss","discoveredAt":"2026-11-20T10:00:00Z","subjects":["{subject}"],
                "categories":["contact"],"origin":"%s"}""".formatted(UUID.randomUUID()));
        bodies.put("POST /breaches/{caseId}/notice", """
                {"letter":"12-3/456","measures":["breach-measure.access-closed"],
                "notifiedAt":"2026-11-20T10:00:00Z"}""");
        bodies.put("POST /inquiries", """
                {"letter":"12-3/456","letterDate":"2026-11-20","receivedAt":"2026-11-20T10:00:00Z",
                "due":"2026-11-30","subjects":["{subject}"],"annex":[{"subject":"{subject}","content":SEALED}]}""");
        bodies.put("POST /inquiries/{caseId}/answer", """
                {"dispatch":"OUT-12","answeredAt":"2026-11-20T10:00:00Z"}""");
        bodies.put("POST /inquiries/{caseId}/items", """
                {"item":"BREACH_REGISTER","number":"7","hash":"%s","exportId":"%s",\
                "none":"inquiry-none.nothing-recorded"}""".formatted("0".repeat(64), UUID.randomUUID()));
        bodies.put("POST /inquiries/{caseId}/term", """
                {"letter":"12-3/457","letterDate":"2026-11-20","due":"2026-12-30"}""");
        bodies.put("POST /inquiries/{caseId}/acknowledgement", """
                {"number":"77","acknowledgedAt":"2026-11-20T10:00:00Z"}""");
        bodies.put("POST /sealed/{reference}/reveal", "{\"reason\":\"reveal.verify-identity\"}");
        bodies.put("POST /sealed", """
                {"subject":"{subject}","category":"request-file","text":"secret",\
                "attributes":[{"kind":"IIN","value":"851231499972"}]}""");
        bodies.put("POST /applicants", "{\"channel\":\"paper\"}");
        bodies.put("POST /searches", """
                {"subject":"{subject}","caseId":"{caseId}","reason":"search.unmatched-filer",\
                "criteria":[{"kind":"IIN","value":"851231499972"}]}""");
        bodies.put("POST /searches/{searchId}/match", "{\"candidate\":\"{subject}\",\"evidence\":SEALED}");
        bodies.put("POST /searches/{searchId}/dismissal", """
                {"candidate":"{subject}","reason":"dismissal.other-person"}""");
        bodies.put("POST /requests/{caseId}/duplicate", "{\"of\":\"{caseId}\"}");
        bodies.put("POST /requests/{caseId}/nothing-held", """
                {"form":"ELECTRONIC","answeredAt":"2026-11-20T10:00:00Z","answer":SEALED,"dispatchProof":SEALED}""");
        bodies.put("POST /sealed/search", """
                {"subject":"{subject}","searchId":"%s","reason":"search.unmatched-filer",\
                "criteria":[{"kind":"IIN","value":"851231499972"}]}""".formatted(UUID.randomUUID()));
        bodies.replaceAll((call, body) -> body.replace("SEALED", SEALED));
        return bodies;
    }

    /// One call; `segments` fill the path's places in turn.
    record Call(
            String method,
            String path,
            List<String> segments,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable String body) {
        @Override
        public String toString() {
            return method + " " + path + " " + segments + query + headers + body;
        }
    }

    /// @param openapi what the service says of itself
    /// @param honest values for the places of paths and bodies
    static List<Call> everyWay(JsonNode openapi, Map<String, String> honest) throws JsonProcessingException {
        var calls = new ArrayList<Call>();
        for (var path : openapi.path("paths").properties()) {
            if (path.getKey().startsWith("/form")) {
                // Shows whoever typed it what they typed; see plantedIntoThePublicForm_isFoundNowhere.
                continue;
            }
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
                calls.addAll(everyWay(method, path.getKey(), operation, honest));
            }
        }
        return calls;
    }

    private static List<Call> everyWay(String method, String path, JsonNode operation, Map<String, String> honest)
            throws JsonProcessingException {
        var names = new ArrayList<String>();
        var matcher = java.util.regex.Pattern.compile("\\{(\\w+)}").matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        List<String> segments =
                names.stream().map(name -> honest.getOrDefault(name, "0")).toList();
        String body = body(method, path, operation, honest);
        var any = Map.of("If-Match", "*");
        var calls = new ArrayList<Call>();
        for (String planted : Planting.FORMS) {
            for (int i = 0; i < segments.size(); i++) {
                var other = new ArrayList<>(segments);
                other.set(i, planted);
                calls.add(new Call(method, path, other, Map.of(), any, body));
            }
            for (JsonNode parameter : operation.path("parameters")) {
                String name = parameter.path("name").textValue();
                if (parameter.path("in").textValue().equals("query")) {
                    calls.add(new Call(method, path, segments, Map.of(name, planted), any, body));
                }
            }
            calls.add(new Call(method, path, segments, Map.of(planted, planted), headers(planted), body));
            calls.add(new Call(method, path, segments, Map.of(), Map.of("If-Match", planted), body));
            calls.add(new Call(method, path, segments, Map.of(), Map.of("Accept", planted), body));
        }
        if (body != null) {
            for (JsonNode each : Planting.everywhere(JSON.readTree(body))) {
                boolean sealed = path.equals("/sealed")
                        && Planting.shows(each.path("text").asText());
                if (!sealed) {
                    calls.add(new Call(method, path, segments, Map.of(), any, each.toString()));
                }
            }
            calls.add(new Call(method, path, segments, Map.of(), any, "{\"" + Planting.NAMED));
            calls.add(new Call(method, path, segments, Map.of(), any, "\"" + Planting.NAMED + "\""));
        }
        return calls;
    }

    /// A call that takes a body and is not listed here is one that nobody tried to plant anything in.
    private static @Nullable String body(String method, String path, JsonNode operation, Map<String, String> honest) {
        if (!operation.has("requestBody") || path.equals("/events")) {
            return null;
        }
        String body = BODIES.get(method + " " + path);
        assertThat(body).as("an honest body of %s %s", method, path).isNotNull();
        return Objects.requireNonNull(body)
                .replace("{subject}", honest.getOrDefault("subject", ""))
                .replace("{caseId}", honest.getOrDefault("caseId", ""));
    }

    private static Map<String, String> headers(String planted) {
        return Map.of(
                "If-Match",
                "*",
                "Idempotency-Key",
                planted,
                "Tumar-Subject",
                planted,
                "Tumar-Category",
                planted,
                "traceparent",
                planted,
                "X-Request-Id",
                planted,
                "User-Agent",
                planted,
                "Accept-Language",
                planted);
    }
}
