package kz.tumar.retention;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.SubjectRegistered;

/// Who calls, and a person whom they call about.
final class Officers {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Officers() {}

    static RequestSpecification as(String role) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Outside.config("test.token." + role));
    }

    /// A person of whom the site holds a contact; known here on return.
    static SubjectRef known() {
        var person = Outside.subject();
        Outside.consent(
                person,
                new SubjectRegistered(new HolderCode("site")),
                new DataHeld(
                        new HolderCode("site"),
                        List.of(new CategoryCode("contact")),
                        new SubjectCategoryCode("client"),
                        Provenance.SUBJECT_WRITTEN,
                        true,
                        LocalDate.parse("2026-11-01")));
        await().atMost(PATIENCE)
                .until(() ->
                        as("dpo").get("/subjects/" + person + "/why").asString().contains("contact"));
        return person;
    }

    static <F extends Fact> F fact(SubjectRef about, Class<F> type) {
        await().atMost(PATIENCE).until(() -> !Outside.facts(about, type).isEmpty());
        return Outside.facts(about, type).getFirst();
    }
}
