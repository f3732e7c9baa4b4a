package kz.tumar.request;

import static kz.tumar.request.Others.act;
import static kz.tumar.request.Others.awaitCase;
import static kz.tumar.request.Others.claim;
import static kz.tumar.request.Others.commands;
import static kz.tumar.request.Others.facts;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static kz.tumar.request.Running.registered;
import static kz.tumar.request.Running.seal;
import static kz.tumar.request.Running.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom a case binds when it turns out, late, under which other references the person is known.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class LaterLinksTest {
    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    @Test
    @Clause("8.2")
    void referenceLinkedAfterTheCorrection_isBlockedAndCorrected_andHoldsTheBlockUntilItConfirms() {
        SubjectRef site = registered("site");
        claim("site", "SubjectRequestFiled", site, """
                {"kind":"RECTIFICATION","channel":"web-form","actedBy":{"representation":"SELF"},\
                "reason":"inaccuracy.inaccurate"}""");
        String caseId = awaitCase(site);
        act(caseId, "supporting-information", Map.of("content", seal(site, "a document")))
                .statusCode(200);
        Map<String, String> value = seal(site, "the right value");
        act(caseId, "rectification", Map.of("corrections", List.of(Map.of("category", "contact", "after", value))))
                .statusCode(200);
        SubjectRef bot = registered("telegram-bot");

        stated("SubjectsLinked", bot, "{\"other\":\"" + site + "\",\"actor\":{\"kind\":\"SERVICE\"}}");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(commands("hr", "BlockProcessing", bot)).hasSize(1);
            assertThat(commands("crm", "RectifyData", bot)).hasSize(1);
            assertThat(facts("ReferencesBound", bot)).hasSize(1);
        });
        as("officer").get("/subjects/" + bot + "/blocks").then().body("blocked", equalTo(true));
        confirmed(caseId, site);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("CommandAnswered", site)).hasSizeGreaterThanOrEqualTo(3));
        as("officer").get("/requests/" + caseId).then().body("block.standing", equalTo(true));
        confirmed(caseId, bot);
        await().atMost(SOON)
                .untilAsserted(
                        () -> as("officer").get("/requests/" + caseId).then().body("block.standing", equalTo(false)));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(commands("hr", "UnblockProcessing", bot)).hasSize(1));
    }

    /// Every system that holds the category says of a reference that it has corrected the value.
    private static void confirmed(String caseId, SubjectRef reference) {
        String order = as("officer")
                .get("/requests/" + caseId)
                .then()
                .extract()
                .path("orders.find { it.subject == '" + reference + "' && it.command == 'RECTIFY' }.orderId");
        for (String system : List.of("site", "telegram-bot", "crm", "hr", "accounting")) {
            claim(system, "CommandDone", reference, """
                    {"orderId":"%s","revision":1,"command":"RECTIFY","counts":[],"method":"overwritten",\
                    "doneAt":"%s"}""".formatted(order, Running.earlier()));
        }
    }
}
