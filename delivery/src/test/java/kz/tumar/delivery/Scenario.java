package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.DataHeld;
import kz.tumar.delivery.testkit.SimulatedBroker;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.wire.Wire;

/// A day of the toy service on which everything happens once.
final class Scenario {
    private static final HolderCode CRM = new HolderCode("crm");

    private final SyntheticEvents events = new SyntheticEvents(42);
    private final List<SubjectRef> subjects = events.subjects(8);
    private final World world;

    Scenario(World world) {
        this.world = world;
    }

    void append() {
        var first = events.achieved(CRM, subjects.get(0), "plain");
        world.claim(first);
        world.claim(first);
        world.claim(SyntheticEvents.achieved(CRM, first.id(), subjects.get(0), "other"));
        world.claim(events.achieved(CRM, subjects.get(0), "stop"));
        world.claim(events.achieved(CRM, subjects.get(1), "unknown"));
        world.claim(events.achieved(CRM, subjects.get(1), "plain"));
        world.claim(events.achieved(CRM, subjects.get(2), "later"));
        world.claim(events.achieved(CRM, subjects.get(2), "plain"));
        world.claim(events.achieved(CRM, subjects.get(3), "stop"));
        world.claim(SyntheticEvents.claim(CRM, events.id(), subjects.get(3), held()));
        world.broker.append(Toy.CRM, "-", "{\"not\":\"a claim\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        world.fact(events.withdrawn(subjects.get(4), "stop"));
        world.fact(events.withdrawn(subjects.get(4), "plain"));
        world.claim(events.achieved(CRM, subjects.get(5), "broken"));
        world.claim(events.achieved(CRM, subjects.get(5), "plain"));
        world.broker.append(
                new TopicName("tumar.policy.documents"),
                "key",
                "text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static DataHeld held() {
        return new DataHeld(
                List.of(new CategoryCode("contact")),
                new SubjectCategoryCode("client"),
                Provenance.REGISTER_ENTRY,
                false,
                java.time.LocalDate.of(2026, 1, 1));
    }

    /// Submits a claim over HTTP as a system does: again until it is answered.
    void submit(World.Instance process) {
        var claim = Wire.write(events.achieved(CRM, subjects.get(6), "plain"));
        World.await("an answer over HTTP", () -> {
            try {
                var answer = process.delivery.claims().submit(CRM, claim, SimulatedBroker.APPENDED);
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                Claims.Submission.Recorded.class,
                                recorded -> assertThat(recorded.facts()).hasSize(1));
                return true;
            } catch (DeliveryException again) {
                return false;
            }
        });
    }

    /// An officer mends the bug and releases what it parked.
    void release(World.Instance process) {
        assertThat(process.delivery.parking().parked(10)).hasSize(2);
        world.toy.broken = false;
        World.await("a release", () -> {
            try {
                process.delivery.parking().release(subjects.get(5));
                return process.delivery.parking().parked(10).isEmpty();
            } catch (DeliveryException again) {
                return false;
            }
        });
    }

    /// Plays all of it on one process.
    void play(World.Instance process) {
        append();
        process.awaitServing();
        submit(process);
        world.settle();
        release(process);
        world.settle();
    }
}
