package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a service was commanded before it started, it obeys before it serves.
class ObeyingFirstTest {
    private static final TopicName COMMANDS = new TopicName("company.retention-service.commands");

    private final SyntheticEvents events = new SyntheticEvents(5);
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void commandGivenBeforeTheStart_isObeyedBeforeAnybodyIsServed() {
        world.toy.commanded.add(COMMANDS);
        world.broker.topic(COMMANDS.value(), 2);
        command(events.subjects(1).getFirst());
        world.toy.mayObey = false;

        try (var process = world.process()) {
            World.await("the command is being obeyed", () -> world.toy.asked.get() > 0);
            assertThat(process.delivery.vitals().serving()).isFalse();

            world.toy.mayObey = true;
            process.awaitServing();
            assertThat(world.toy.obeyed.get()).isEqualTo(1);
        }
    }

    @Test
    void databaseRestored_obeysAgainWhatItHadObeyed_beforeAnybodyIsServed() {
        world.toy.commanded.add(COMMANDS);
        world.broker.topic(COMMANDS.value(), 2);
        var backup = world.database.copy();
        try (var process = world.process()) {
            process.awaitServing();
            command(events.subjects(1).getFirst());
            world.settle();
        }
        assertThat(world.toy.obeyed.get()).isEqualTo(1);
        world.database.drop();
        world.database = backup;

        try (var process = world.process()) {
            process.awaitServing();

            assertThat(world.toy.obeyed.get()).isEqualTo(2);
        }
    }

    @Test
    void commandOnWhichOurCodeFails_keepsNobodyWaiting() {
        world.toy.commanded.add(COMMANDS);
        world.broker.topic(COMMANDS.value(), 2);
        command(events.subjects(1).getFirst());
        world.toy.failsToObey = true;

        try (var process = world.process()) {
            process.awaitServing();

            World.await(
                    "the command is put aside", () -> process.delivery.vitals().parked() == 1);
        }
    }

    private void command(SubjectRef subject) {
        var order = new OrderId(new UUID(7, 7));
        var data = new DestroyData(order, 1, List.of(), Instant.parse("2026-12-01T00:00:00Z"), List.of());
        Event<?> command = SyntheticEvents.command(new HolderCode("retention-service"), events.id(), subject, data);
        world.broker.append(COMMANDS, command.key(), Wire.write(command));
    }
}
