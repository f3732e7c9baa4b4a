package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.delivery.testkit.SimulatedBroker;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.Test;

/// The broker is away for as many pauses as ten minutes have, each of them shorter. Whoever asks over HTTP is answered
/// meanwhile, and afterwards everything is where it would be, in its order.
class BrokerAwayTest {
    /// What four workers try in ten minutes, with pauses of five seconds and up to half of it more.
    private static final int TRIES = 400;

    private static final Duration BACKOFF = Duration.ofMillis(20);
    private static final HolderCode CRM = new HolderCode("crm");

    private final SyntheticEvents events = new SyntheticEvents(7);
    private final List<Event<PurposeAchieved>> claims = claims();

    @Test
    void brokerAway_nothingIsLost_orderIsKept_andNothingIsProvedCurrentMeanwhile() {
        var undisturbed = undisturbed();
        try (var world = new World(true, 20, BACKOFF);
                var process = world.process()) {
            process.awaitServing();
            claims.subList(0, 10).forEach(world::claim);
            world.settle();

            process.faults.brokerAway(true);
            World.await(
                    "the outage is seen",
                    () -> !process.delivery.vitals().outage().isEmpty());
            var provedAt = process.delivery.currency().provedCurrentAt();
            int triedBefore = process.faults.struck();
            // What others put there meanwhile is unread, and what is submitted is recorded and not published.
            claims.subList(10, 20).forEach(world::claim);
            claims.subList(20, 60).forEach(claim -> submit(process, claim));
            World.await("as many tries as in ten minutes", () -> process.faults.struck() - triedBefore >= TRIES);

            assertThat(process.delivery.currency().provedCurrentAt()).isEqualTo(provedAt);
            assertThatThrownBy(
                            () -> process.delivery.currency().awaitCurrent(Set.of(Toy.CONSENT), Duration.ofMillis(50)))
                    .isInstanceOf(DeliveryException.class);
            assertThat(world.firstPublished().values().stream()
                            .mapToInt(Set::size)
                            .sum())
                    .as("published before the outage")
                    .isEqualTo(10);

            process.faults.brokerAway(false);
            world.settle();

            assertThat(world.state(false)).isEqualTo(undisturbed);
            world.assertLedgerAndTopicAgree();
            World.await(
                    "no outage is left",
                    () -> process.delivery.vitals().outage().isEmpty());
            World.await(
                    "current again",
                    () -> process.delivery.currency().provedCurrentAt().isAfter(provedAt));
        }
    }

    @Test
    void startedWhileItIsAway_nobodyIsServedBeforeItIsBack_andWhatDiedWithTheOldProcessIsPublished() {
        var undisturbed = undisturbed();
        try (var world = new World(true, 20, BACKOFF)) {
            try (var process = world.process()) {
                process.awaitServing();
                process.faults.brokerAway(true);
                claims.subList(20, 60).forEach(claim -> submit(process, claim));
                process.kill();
            }

            try (var next = world.new Instance()) {
                next.faults.brokerAway(true);
                next.start();
                World.await("it tries", () -> next.faults.struck() >= 10);
                assertThat(next.delivery.vitals().serving()).isFalse();
                claims.subList(0, 20).forEach(world::claim);

                next.faults.brokerAway(false);
                next.awaitServing();
                world.settle();

                assertThat(world.state(false)).isEqualTo(undisturbed);
                world.assertLedgerAndTopicAgree();
            }
        }
    }

    private World.State undisturbed() {
        try (var world = new World(true, 20, BACKOFF);
                var process = world.process()) {
            process.awaitServing();
            claims.subList(0, 20).forEach(world::claim);
            claims.subList(20, 60).forEach(claim -> submit(process, claim));
            world.settle();
            return world.state(false);
        }
    }

    private List<Event<PurposeAchieved>> claims() {
        var subjects = events.subjects(5);
        return new ArrayList<>(IntStream.range(0, 60)
                .mapToObj(i -> events.achieved(CRM, subjects.get(i % 5), i % 7 == 0 ? "stop" : "plain"))
                .toList());
    }

    private static void submit(World.Instance process, Event<PurposeAchieved> claim) {
        World.await("an answer over HTTP", () -> {
            try {
                return process.delivery.claims().submit(CRM, Wire.write(claim), SimulatedBroker.APPENDED)
                        instanceof Claims.Submission.Recorded;
            } catch (DeliveryException collided) {
                return false;
            }
        });
    }
}
