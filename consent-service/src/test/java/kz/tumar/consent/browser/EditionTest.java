package kz.tumar.consent.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import kz.tumar.consent.Clause;
import kz.tumar.consent.saying.ShownTexts;
import org.junit.jupiter.api.Test;

/// The policy in public: every version, its digest, and what a new one changes.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class EditionTest {
    @Test
    @Clause({"2.5", "9.1"})
    void newVersion_standsBesideTheOldOnes_withItsDigest_andSaysWhatDiffers() {
        Service.untilReady();
        String before = given().get("/policy").path("version");
        String version = Service.publish("trial-of-editions");

        JsonPath all =
                given().accept("application/json").get("/policy/editions").jsonPath();
        assertThat(all.getString("[0].version")).isEqualTo(version);
        assertThat(all.getString("[0].status")).isEqualTo("IN_FORCE");
        assertThat(all.getString("[0].since")).isEqualTo(before);
        assertThat(all.getString("[1].status")).isEqualTo("PAST");
        String file = given().get("/policy/editions/" + version + "/document").asString();
        assertThat(ShownTexts.digest(file).value()).isEqualTo(all.getString("[0].sha256"));

        JsonPath changes = given().accept("application/json")
                .get("/policy/editions/" + version + "/changes?lang=ru")
                .jsonPath();
        assertThat(changes.getString("since")).isEqualTo(before);
        assertThat(changes.getString("sections.find { it.title == 'Файлы cookie' }.changes[0].item"))
                .isEqualTo("Реестр файлов cookie: trial-of-editions");
        assertThat(given().accept("text/html")
                        .get("/policy/editions/" + version + "/changes?lang=kk")
                        .asString())
                .contains("<ins>trial-of-editions</ins>");
    }

    @Test
    void unknownVersion_isNotFound() {
        Service.untilReady();
        given().accept("application/json")
                .get("/policy/editions/1999-01-01")
                .then()
                .statusCode(404);
    }

    @Test
    void pages_letBrowsersRunNothingButOurFiles() {
        Service.untilReady();
        assertThat(given().accept("text/html").get("/policy/editions").header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }
}
