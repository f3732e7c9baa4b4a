package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.delivery.testkit.Faults;
import kz.tumar.delivery.testkit.Faults.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each durable step fails, and fails although it persisted; what there is in the end is what there would have
/// been.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DurableStepsTest {
    private static final List<String> STEPS = List.of(
            "SET owner_epoch = known.owner_epoch",
            "UPDATE delivery_consumed SET next_offset",
            "INSERT INTO delivery_inbox",
            "INSERT INTO delivery_outbox",
            "INSERT INTO delivery_lease",
            Faults.SEND,
            "DELETE FROM delivery_outbox",
            "INSERT INTO delivery_published",
            "INSERT INTO delivery_parked",
            "INSERT INTO delivery_refusal",
            "UPDATE delivery_inbox SET rejection",
            "DELETE FROM delivery_parked",
            "SELECT topic, partition, next_offset",
            "toy_document",
            Faults.ASK,
            Faults.POLL);

    private World.State undisturbed = new World.State(Map.of(), Set.of(), Set.of(), Map.of(), Set.of(), Set.of());

    @BeforeAll
    void playUndisturbed() {
        try (var world = new World();
                var process = world.process()) {
            new Scenario(world).play(process);
            undisturbed = world.state(true);
        }
    }

    @Test
    void scenario_whenUndisturbed_hasEveryKindOfEffect() {
        assertThat(undisturbed.totals()).hasSize(7);
        assertThat(undisturbed.withdrawn()).hasSize(2);
        assertThat(undisturbed.documents()).hasSize(1);
        assertThat(undisturbed.commands()).hasSize(3);
        assertThat(undisturbed.rejections()).hasSize(3);
    }

    static Stream<Arguments> steps() {
        var all = new ArrayList<Arguments>();
        for (String step : STEPS) {
            for (Outcome outcome : Outcome.values()) {
                all.add(Arguments.of(step, outcome));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void step_whenItFails_changesNothingInTheEnd(String step, Outcome outcome) {
        try (var world = new World();
                var process = world.new Instance()) {
            process.faults.arm(step, outcome);
            process.faults.arm(step, outcome);
            process.start();

            new Scenario(world).play(process);

            assertThat(process.faults.struck()).isPositive();
            assertThat(world.state(true)).isEqualTo(undisturbed);
            world.assertLedgerAndTopicAgree();
        }
    }

    static Stream<Arguments> rebuildSteps() {
        return Stream.of("ON CONFLICT (identity) DO UPDATE SET facts", "INSERT INTO delivery_published", Faults.ASK)
                .flatMap(step -> Stream.of(Outcome.values()).map(outcome -> Arguments.of(step, outcome)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rebuildSteps")
    void rebuild_whenAStepFails_isRepeatedAndEndsTheSame(String step, Outcome outcome) {
        try (var world = new World()) {
            var backup = world.database.copy();
            try (var process = world.process()) {
                new Scenario(world).play(process);
            }
            world.database.drop();
            world.database = backup;

            try (var process = world.new Instance()) {
                process.faults.arm(step, outcome);
                process.start();
                world.settle();

                assertThat(process.faults.struck()).isPositive();
                assertThat(process.delivery.vitals().rebuilt()).isPositive();
                assertThat(world.state(true).totals()).isEqualTo(undisturbed.totals());
                assertThat(world.state(true).factsInOrder()).isEqualTo(undisturbed.factsInOrder());
                assertThat(world.state(true).rejections()).isEqualTo(undisturbed.rejections());
                assertThat(world.state(true).withdrawn()).isEqualTo(undisturbed.withdrawn());
            }
        }
    }
}
