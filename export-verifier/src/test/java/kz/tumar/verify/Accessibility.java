package kz.tumar.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Objects;

/// What axe says of a page: nothing.
final class Accessibility {
    private Accessibility() {}

    static void require(Page page, String what) {
        AxeResults results = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"))
                .analyze();
        assertThat(results.getViolations().stream()
                        .map(found -> found.getId() + ": "
                                + found.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + Objects.toString(node.getHtml()))
                                        .toList()))
                .as("axe on " + what)
                .isEmpty();
        assertThat(results.getPasses()).as("axe looked at " + what).isNotEmpty();
    }
}
