package kz.tumar.consent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import kz.tumar.consent.Clause;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Buttons of one page pressed one after another, twice, and late.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class ClicksTest {
    private static final String GIVEN = "kz.tumar.ConsentGiven.v1";
    private static final String WITHDRAWN = "kz.tumar.ConsentWithdrawn.v1";

    @BeforeEach
    void ready() {
        Service.untilReady();
    }

    @Test
    @Clause({"2.6.1", "7.2", "8.4"})
    void twoPurposesOfOnePage_areGivenAndWithdrawnEach() {
        SubjectRef subject = Service.register();
        Centre centre = Centre.signedIn(subject);
        String open = centre.page();
        List<String> two = Centre.purposes(open, "give").subList(0, 2);
        for (String purpose : two) {
            assertThat(centre.press(open, purpose, "give")).contains("done=given");
        }
        String given = centre.page();
        assertThat(Centre.purposes(given, "withdraw")).containsExactlyInAnyOrderElementsOf(two);
        for (String purpose : two) {
            assertThat(centre.press(given, purpose, "withdraw")).contains("done=withdrawn");
        }
        assertThat(two)
                .allSatisfy(
                        purpose -> assertThat(Service.last(subject, purpose)).isEqualTo(WITHDRAWN));
        assertThat(Centre.purposes(centre.page(), "withdraw")).isEmpty();
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void secondPressOfOneButton_saysDone_onlyWhileThatStands() {
        SubjectRef subject = Service.register();
        Centre centre = Centre.signedIn(subject);
        String open = centre.page();
        centre.press(open, "marketing", "give");
        assertThat(centre.press(open, "marketing", "give")).contains("done=given");
        String given = centre.page();
        centre.press(given, "marketing", "withdraw");
        assertThat(centre.press(given, "marketing", "withdraw")).contains("done=withdrawn");

        centre.press(centre.page(), "marketing", "give");
        assertThat(Service.last(subject, "marketing")).isEqualTo(GIVEN);
        // The old page's button was used up: nothing happens, and nobody is told that it did.
        assertThat(centre.press(given, "marketing", "withdraw")).contains("done=failed");
        assertThat(Service.last(subject, "marketing")).isEqualTo(GIVEN);
        assertThat(centre.press(centre.page(), "marketing", "withdraw")).contains("done=withdrawn");
        assertThat(Service.last(subject, "marketing")).isEqualTo(WITHDRAWN);
    }

    @Test
    void visit_isEndedByItsOwnFormAlone() {
        Centre centre = Centre.signedIn(Service.register());
        var foreign = centre.sent("/centre/end", Map.of("lang", "en", "key", "guessed"));
        assertThat(foreign.cookies()).isEmpty();
        assertThat(foreign.header("Location")).doesNotContain("done=out");

        assertThat(centre.submit(centre.page(), "/centre/end")).contains("done=out");
    }
}
