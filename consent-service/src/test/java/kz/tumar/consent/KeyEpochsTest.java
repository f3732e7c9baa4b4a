package kz.tumar.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The destruction horizon is the DPO's to see, and nobody else's.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class KeyEpochsTest {
    @Test
    @Clause("1.1.11")
    void horizon_ofAYoungRing_waitsForTheEndOfItsFirstEpoch() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> RestAssured.given().get("/q/health/ready").statusCode() == 200);

        Calls.as("dpo")
                .get("/key-epochs")
                .then()
                .statusCode(200)
                .body("epochs", hasSize(1))
                .body("epochs[0].epoch", equalTo(1))
                .body("epochs[0].waitsFor", equalTo("ITS_END"))
                .body("epochs[0].goneFromBackupsBy", notNullValue());
        Calls.as("officer").get("/key-epochs").then().statusCode(403);
    }
}
