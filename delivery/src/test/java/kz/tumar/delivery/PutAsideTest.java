package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What stays behind of claims: nothing readable while they are aside, and in the end nothing at all where nothing
/// followed from them.
class PutAsideTest {
    private static final HolderCode CRM = new HolderCode("crm");
    private static final String PLANTED = "850315300123";

    private final SyntheticEvents events = new SyntheticEvents(12);
    private final List<SubjectRef> subjects = events.subjects(3);
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> problems() {
        return world.broker.records("company.crm.rejected").stream()
                .map(record -> Wire.read(record.value(), Rejection.class).data().problem())
                .toList();
    }

    @Test
    void hostileClaim_behindAParkedEvent_isRefusedAtOnce() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subjects.getFirst(), "broken"));
            var claim = events.achieved(CRM, subjects.getFirst(), "plain");
            var hostile = new String(Wire.write(claim), StandardCharsets.UTF_8)
                    .replace("\"data\":{", "\"data\":{\"iin\":\"" + PLANTED + "\",");
            world.broker.append(Toy.CRM, claim.key(), hostile.getBytes(StandardCharsets.UTF_8));
            process.awaitServing();
            world.settle();

            assertThat(problems()).containsExactly(ProblemType.SCHEMA_VIOLATION.urn());
            assertThat(process.delivery.parking().parked(10)).hasSize(1);
        }
    }

    @Test
    void claimOfAnotherOwner_behindAParkedEvent_isNotKeptHere() {
        try (var process = world.process()) {
            var id = events.id();
            var other = new CommandAccepted(
                    new kz.tumar.contract.OrderId(new java.util.UUID(1, 2)), 1, kz.tumar.contract.CommandKind.STOP);
            world.claim(events.achieved(CRM, subjects.getFirst(), "broken"));
            world.claim(SyntheticEvents.claim(CRM, id, subjects.getFirst(), other));
            process.awaitServing();
            world.settle();

            assertThat(process.delivery.parking().parked(10)).hasSize(1);
            world.claim(SyntheticEvents.achieved(CRM, id, subjects.get(1), "plain"));
            world.settle();
            assertThat(problems()).containsExactly(ProblemType.IDENTITY_REUSED.urn());
        }
    }

    @Test
    void wellFormedClaim_whileItIsAside_canBeReadNowhereInTheDatabase_andIsRefusedWhenReleased() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subjects.getFirst(), "broken"));
            world.claim(events.achieved(CRM, subjects.getFirst(), "x" + PLANTED));
            world.claim(events.achieved(CRM, subjects.getFirst(), "unknown"));
            process.awaitServing();
            world.settle();

            assertThat(process.delivery.parking().parked(10)).hasSize(3);
            var everything = world.column("SELECT encode(value, 'escape') || parked::text FROM delivery_parked parked");
            assertThat(everything)
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row).doesNotContain(PLANTED).doesNotContain("purpose"));
            world.toy.broken = false;
            // What stands behind the first is also brought back by the consumer, whichever comes first.
            assertThat(process.delivery.parking().release(subjects.getFirst())).isBetween(1, 3);
            world.settle();
            assertThat(problems()).containsExactly(ProblemType.UNKNOWN_PURPOSE.urn());
            assertThat(world.column("SELECT id::text FROM delivery_parked")).isEmpty();
        }
    }

    @Test
    void identities_fromWhichNothingFollowed_areForgottenWhenTheyAreOld_andNoOthers() {
        var accepted = events.achieved(CRM, subjects.getFirst(), "plain");
        var refused = events.achieved(CRM, subjects.get(1), "unknown");
        try (var process = world.process()) {
            world.claim(accepted);
            world.claim(refused);
            world.claim(events.achieved(CRM, subjects.get(2), "stranger"));
            process.awaitServing();
            world.settle();
            tending().clear();
            long young = rows("delivery_inbox");
            world.query(transaction -> {
                try (var update =
                        transaction.prepareStatement("UPDATE delivery_inbox SET seen = now() - interval '61 days'")) {
                    return update.executeUpdate();
                }
            });
            tending().clear();

            // Of each refused claim: its own identity and that of its rejection.
            assertThat(young - rows("delivery_inbox")).isEqualTo(4);
            assertThat(world.column("SELECT subject FROM delivery_subject"))
                    .containsExactly(subjects.getFirst().value());
            world.claim(accepted);
            world.claim(refused);
            world.settle();
            assertThat(world.column("SELECT purpose FROM toy_fact")).containsExactly("plain");
            assertThat(world.broker.records("tumar.retention")).hasSize(3);
            assertThat(problems()).hasSize(3);
        }
    }

    private Tending tending() {
        var inbox = new Inbox();
        var announcing = new Announcing(world.settings, world.toy, new Outbox(), new Subjects(), () -> {});
        var transactions =
                new kz.tumar.delivery.testkit.TestTransactions(world.database, new kz.tumar.delivery.testkit.Faults());
        var patience = new Patience(new CountDownLatch(1), Duration.ofSeconds(1));
        return new Tending(world.settings, transactions, inbox, new Subjects(), announcing, patience);
    }

    private long rows(String table) {
        return Long.parseLong(
                world.column("SELECT count(*)::text FROM " + table).getFirst());
    }
}
