package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RecordPosition;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Tally;
import kz.tumar.contract.fact.AccessDenied;
import kz.tumar.contract.fact.ClaimRejected;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.testkit.Faults.Outcome;
import kz.tumar.delivery.testkit.SimulatedBroker;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Refusals that are too many to be stated one by one: every one of them is counted once, whatever fails.
class FloodTest {
    private static final HolderCode CRM = new HolderCode("crm");

    private final SyntheticEvents events = new SyntheticEvents(11);
    private final SubjectRef subject = events.subjects(1).getFirst();
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private void unreadable(int number) {
        world.broker.append(Toy.CRM, "k" + number, ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8));
    }

    /// Lets what was counted fall due, and waits until it is told and published.
    private void tell() {
        world.query(transaction -> {
            try (var update = transaction.prepareStatement("UPDATE delivery_refusal SET due = now()")) {
                return update.executeUpdate();
            }
        });
        World.await(
                "all told",
                () -> world.column("SELECT who FROM delivery_refusal WHERE counted > told")
                        .isEmpty());
        world.settle();
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        Map<EventId, F> found = new HashMap<>();
        for (var record : world.broker.records("tumar.retention")) {
            Event<? extends Fact> fact = Wire.readFact(record.value()).orElseThrow();
            if (kind.isInstance(fact.data())) {
                found.put(fact.id(), kind.cast(fact.data()));
            }
        }
        return List.copyOf(found.values());
    }

    private static long sum(List<ClaimRejected> facts) {
        return facts.stream()
                .map(ClaimRejected::tally)
                .mapToLong(tally -> tally == null ? 1 : tally.count())
                .sum();
    }

    private List<ClaimRejected> tallied(ProblemType problem) {
        return facts(ClaimRejected.class).stream()
                .filter(fact -> fact.problem() == problem && fact.tally() != null)
                .toList();
    }

    @Test
    void refusals_pastAHundredInAMinute_areToldByOneFactThatSaysHowManyAndWhen() {
        try (var process = world.process()) {
            for (int i = 0; i < 250; i++) {
                unreadable(i);
            }
            for (int i = 0; i < 30; i++) {
                world.claim(events.achieved(CRM, subject, "unknown"));
            }
            process.awaitServing();
            world.settle();
            tell();

            var minute = Instant.parse("2026-11-23T05:00:00Z");
            assertThat(tallied(ProblemType.UNKNOWN_TYPE)).singleElement().satisfies(fact -> {
                assertThat(fact.system()).isEqualTo(CRM);
                assertThat(fact.tally()).isEqualTo(new Tally(150, minute, minute.plusSeconds(60)));
            });
            assertThat(tallied(ProblemType.UNKNOWN_PURPOSE)).isEmpty();
            assertThat(facts(ClaimRejected.class)).hasSize(100 + 1 + 30);
            assertThat(world.broker.records("company.crm.rejected")).hasSize(280);
        }
    }

    @Test
    void rejection_saysWhereTheRefusedRecordLies_andNothingIsUnderASubjectNobodyIssued() {
        try (var process = world.process()) {
            unreadable(1);
            var claim = events.achieved(CRM, subject, "unknown");
            var placed = world.broker.append(Toy.CRM, claim.key(), Wire.write(claim));
            process.awaitServing();
            world.settle();

            assertThat(world.broker.records("company.crm.rejected"))
                    .allSatisfy(record -> assertThat(record.key()).isEqualTo("-"))
                    .map(record ->
                            Wire.read(record.value(), Rejection.class).data().record())
                    .contains(new RecordPosition(Toy.CRM, placed.partition().number(), placed.offset()))
                    .doesNotContainNull();
            assertThat(world.broker.records("tumar.retention"))
                    .hasSize(2)
                    .allSatisfy(record -> assertThat(record.key()).isEqualTo("-"));
        }
    }

    @Test
    void claim_thatComesTwice_isCountedOnce() {
        try (var process = world.process()) {
            for (int i = 0; i < 300; i++) {
                unreadable(i % 150);
            }
            process.awaitServing();
            world.settle();
            tell();

            assertThat(sum(facts(ClaimRejected.class))).isEqualTo(150);
        }
    }

    static Stream<Arguments> steps() {
        return Stream.of("INSERT INTO delivery_refusal", "counted - told", "UPDATE delivery_inbox SET rejection")
                .flatMap(step -> Stream.of(Outcome.values()).map(outcome -> Arguments.of(step, outcome)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void count_whenAStepFails_isStillRight(String step, Outcome outcome) {
        try (var process = world.new Instance()) {
            process.faults.arm(step, outcome);
            process.faults.arm(step, outcome);
            process.start();
            for (int i = 0; i < 180; i++) {
                unreadable(i);
            }
            for (int i = 0; i < 20; i++) {
                world.claim(events.achieved(CRM, subject, "unknown"));
            }
            process.awaitServing();
            world.settle();
            tell();

            assertThat(process.faults.struck()).isPositive();
            assertThat(sum(facts(ClaimRejected.class))).isEqualTo(200);
            assertThat(tallied(ProblemType.UNKNOWN_TYPE)).hasSize(1);
        }
    }

    @Test
    void count_whenTheDatabaseWasRestored_tellsWhatWasNotTold() {
        kz.tumar.delivery.testkit.TestDatabase backup;
        try (var process = world.process()) {
            for (int i = 0; i < 50; i++) {
                unreadable(i);
            }
            process.awaitServing();
            world.settle();
            process.kill();
            backup = world.database.copy();
        }
        try (var process = world.process()) {
            for (int i = 50; i < 400; i++) {
                unreadable(i);
            }
            process.awaitServing();
            world.settle();
            tell();
            for (int i = 400; i < 500; i++) {
                unreadable(i);
            }
            world.settle();
        }
        world.database.drop();
        world.database = backup;
        try (var process = world.process()) {
            process.awaitServing();
            world.settle();
            tell();

            assertThat(sum(facts(ClaimRejected.class))).isEqualTo(500);
            assertThat(tallied(ProblemType.UNKNOWN_TYPE))
                    .map(fact -> Objects.requireNonNull(fact.tally()).count())
                    .containsExactlyInAnyOrder(300L, 100L);
        }
    }

    private static final Actor OFFICER =
            new Actor(ActorKind.OFFICER, null, new RoleCode("officer"), new Sha256("ab".repeat(32)));

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void denials_pastAHundredInAMinute_areTold_eachOnce(Outcome outcome) throws Exception {
        try (var process = world.new Instance();
                var callers = Executors.newFixedThreadPool(8)) {
            process.start();
            process.awaitServing();
            process.faults.arm("INSERT INTO delivery_refusal", outcome);
            process.faults.arm("INSERT INTO delivery_refusal", outcome);
            var answers = new ArrayList<Future<?>>();
            for (int i = 0; i < 230; i++) {
                var actor = i < 200 ? OFFICER : new Actor(ActorKind.SYSTEM, CRM, null, null);
                answers.add(callers.submit(() ->
                        process.delivery.denials().denied(actor, ProblemType.FORBIDDEN, SimulatedBroker.APPENDED)));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
            tell();

            assertThat(process.faults.struck()).isEqualTo(2);
            var facts = facts(AccessDenied.class);
            assertThat(facts).hasSize(100 + 1 + 30);
            assertThat(facts)
                    .filteredOn(fact -> fact.tally() != null)
                    .singleElement()
                    .satisfies(fact -> {
                        assertThat(fact.tally()).extracting(Tally::count).isEqualTo(100L);
                        assertThat(fact.actor())
                                .isEqualTo(new Actor(ActorKind.OFFICER, null, new RoleCode("officer"), null));
                    });
        }
    }

    @Test
    void waitThatIsOverAlready_isDecidedWithoutBeingPutAside() {
        try (var process = world.new Instance()) {
            process.faults.arm("INSERT INTO delivery_parked", Outcome.FAILED);
            process.start();
            process.awaitServing();
            world.settle();
            for (int i = 0; i < 200; i++) {
                world.claim(events.achieved(CRM, subject, "later"));
            }
            world.settle();

            assertThat(world.column("SELECT id FROM toy_fact")).hasSize(200);
            assertThat(process.faults.struck()).isZero();
            process.faults.calm();
        }
    }
}
