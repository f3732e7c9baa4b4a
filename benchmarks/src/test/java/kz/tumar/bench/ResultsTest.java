package kz.tumar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    @TempDir
    private Path folder;

    @Test
    void keep_writesTheLineTheMachineAndTheGoals() throws IOException {
        var result = result(10);
        results().keep(result, new Effort(true));
        var kept = read("relay-short.json");
        assertThat(kept.path("line").asText()).isEqualTo(result.line());
        assertThat(kept.path("short").asBoolean()).isTrue();
        assertThat(kept.path("machine").path("cores").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(kept.path("machine").path("java").asText()).isNotEmpty();
        assertThat(kept.path("goals").get(0).path("met").asBoolean()).isFalse();
        assertThat(page())
                .contains(result.line(), "| goal missed | at least 20 |", "| beside it: alone | 40.0 events/s |");
    }

    @Test
    void keep_namesNoPlaceOfTheMachine() throws IOException {
        results().keep(result(10), new Effort(true));
        var all = Files.readString(folder.resolve("results/relay-short.json")) + page();
        assertThat(all)
                .doesNotContain(folder.toString(), System.getProperty("user.home"), System.getProperty("user.dir"));
    }

    @Test
    void keep_again_replacesTheEarlierRunAndLeavesTheLongOne() throws IOException {
        results().keep(result(10), new Effort(false));
        results().keep(result(11), new Effort(true));
        results().keep(result(12), new Effort(true));
        assertThat(read("relay.json").path("value").asDouble()).isEqualTo(10);
        assertThat(read("relay-short.json").path("value").asDouble()).isEqualTo(12);
        assertThat(page()).contains("## relay\n", "## relay (short)\n").doesNotContain("value=11");
    }

    private Results results() {
        return new Results(folder.resolve("results"));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("results/README.md"));
    }

    private JsonNode read(String name) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("results").resolve(name).toFile());
    }

    private static Result result(double value) {
        return new Result(
                "relay",
                value,
                "events/s",
                List.of(new Ceiling("alone", 40)),
                1.0,
                2.0,
                3L,
                List.of(),
                List.of(Goal.atLeast("at least 20", value, 20)));
    }
}
