package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.delivery.Claims.Submission;
import kz.tumar.delivery.testkit.Faults;
import kz.tumar.delivery.testkit.SimulatedBroker;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.testkit.TestTransactions;
import kz.tumar.delivery.wire.ClaimReader;
import kz.tumar.delivery.wire.Reading;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncingTest {
    private static final HolderCode CRM = new HolderCode("crm");
    private static final HolderCode SELF = new HolderCode("retention-service");

    private final SyntheticEvents events = new SyntheticEvents(2);
    private final SubjectRef subject = events.subjects(1).getFirst();
    private final Cause cause = new Cause(new Source("/tumar/retention"), events.id());
    private final World world = new World();
    private final World.Instance process = world.new Instance();

    @BeforeEach
    void start() {
        world.broker.topic("company.retention-service.events", 1).topic("tumar.policy.documents", 1);
        process.start();
        process.awaitServing();
    }

    @AfterEach
    void close() {
        process.close();
        world.close();
    }

    private List<Event<?>> announce(Draft... drafts) {
        var announcement =
                new Announcer.Announcement(cause, new CorrelationId(new UUID(1, 2)), null, Toy.POLICY, List.of(drafts));
        return process.transactions.inTransaction(
                transaction -> process.delivery.announcer().announce(transaction, announcement));
    }

    private Draft fact(String purpose) {
        return new Draft.OfFact(subject, SyntheticEvents.TIME, Toy.achieved(new PurposeCode(purpose)));
    }

    private static StopProcessing stop() {
        return new StopProcessing(
                new kz.tumar.contract.OrderId(new UUID(3, 4)),
                1,
                List.of(),
                SyntheticEvents.TIME.toInstant(),
                List.of(),
                new PurposeCode("plain"));
    }

    @Test
    void announcing_again_isNothingNew() {
        var first = announce(fact("one"), fact("two"));
        var second = announce(fact("one"), fact("two"));

        world.settle();
        assertThat(first).hasSize(2);
        assertThat(first.getFirst().id()).isNotEqualTo(first.getLast().id());
        assertThat(second).isEmpty();
        assertThat(world.broker.records("tumar.retention")).hasSize(2);
        assertThat(world.column("SELECT purpose FROM toy_fact ORDER BY n")).containsExactly("one", "two");
    }

    @Test
    void envelope_namesItsCauseItsJourneyAndItsPolicy() {
        announce(fact("one"));

        world.settle();
        var published = Wire.readFact(
                        world.broker.records("tumar.retention").getFirst().value())
                .orElseThrow();
        assertThat(published.causationid()).isEqualTo(cause);
        assertThat(published.correlationid()).isEqualTo(new CorrelationId(new UUID(1, 2)));
        assertThat(published.policyversion()).isEqualTo(Toy.POLICY);
        assertThat(published.source()).isEqualTo(new Source("/tumar/retention"));
        assertThat(published.time()).isEqualTo(SyntheticEvents.TIME);
        assertThat(published.time().getOffset()).isEqualTo(SyntheticEvents.TIME.getOffset());
    }

    @Test
    void repeating_aCommand_putsTheSameBytesOnTheTopic() {
        var commands = announce(new Draft.OfCommand(CRM, subject, SyntheticEvents.TIME, stop()));

        process.transactions.inTransaction(transaction -> {
            process.delivery.announcer().repeat(transaction, commands, List.of(CRM));
            return true;
        });

        world.settle();
        var records = world.broker.records("company.crm.commands");
        assertThat(records).hasSize(2);
        assertThat(records.getFirst().value()).isEqualTo(records.getLast().value());
    }

    @Test
    void ownClaim_canBeReadAsOneOfTheSystemOfThatName() {
        var claim = new CommandAccepted(
                new kz.tumar.contract.OrderId(new UUID(3, 4)), 1, kz.tumar.contract.CommandKind.STOP);

        announce(new Draft.OfClaim(subject, SyntheticEvents.TIME, claim));

        world.settle();
        var reader = new ClaimReader(new Settings.Secret("key"), Duration.ofMinutes(5));
        var record = world.broker.records("company.retention-service.events").getFirst();
        assertThat(reader.read(SELF, record.value(), SimulatedBroker.APPENDED))
                .isInstanceOfSatisfying(
                        Reading.Understood.class,
                        understood -> assertThat(understood.event().data()).isEqualTo(claim));
    }

    @Test
    void document_goesOutOnceForItsKey() {
        var topic = new TopicName("tumar.policy.documents");

        announce(new Draft.OfDocument(topic, "key", "text"));
        announce(new Draft.OfDocument(topic, "key", "text"));

        world.settle();
        assertThat(world.broker.records(topic.value())).hasSize(1);
    }

    @Test
    void announcing_beforeServing_isRefused() {
        try (var early = world.new Instance()) {
            assertThatThrownBy(() -> early.transactions.inTransaction(transaction -> {
                        early.delivery.announcer().lock(transaction, Set.of(subject));
                        return true;
                    }))
                    .isInstanceOf(DeliveryException.class);
        }
    }

    private Submission submit(Event<?> claim) {
        return process.delivery.claims().submit(CRM, Wire.write(claim), SimulatedBroker.APPENDED);
    }

    @Test
    void submission_whenRepeated_namesTheSameFacts() {
        var claim = events.achieved(CRM, subject, "plain");

        var first = submit(claim);
        var second = submit(claim);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Submission.Recorded.class,
                        recorded -> assertThat(recorded.facts()).hasSize(1));
        assertThat(second).isEqualTo(new Submission.Recorded(((Submission.Recorded) first).facts(), true));
    }

    @Test
    void submission_whenRefusedAndRepeated_isAnsweredTheSame_andOnlyTheLogHasIt() {
        var claim = events.achieved(CRM, subject, "unknown");

        var first = submit(claim);
        var second = submit(claim);

        world.settle();
        assertThat(first)
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused ->
                                assertThat(refused.rejection().problem()).isEqualTo(ProblemType.UNKNOWN_PURPOSE.urn()));
        assertThat(second).isEqualTo(first);
        assertThat(world.broker.records("tumar.retention")).hasSize(1);
        assertThat(world.broker.records("company.crm.rejected")).isEmpty();
    }

    @Test
    void submission_withVeryManyViolations_isAnsweredWithTheFirstAndHowManyMore() {
        var answer = submit(events.achieved(CRM, subject, "many"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.rejection().violations())
                                .hasSize(51)
                                .last()
                                .isEqualTo(new kz.tumar.contract.Violation("", "more", "950")));
    }

    @Test
    void submission_ofSomethingUnreadable_isRefused() {
        var answer = process.delivery.claims().submit(CRM, new byte[] {'x'}, SimulatedBroker.APPENDED);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.rejection().problem()).isEqualTo(ProblemType.MALFORMED.urn()));
    }

    @Test
    void submission_thatWasTooEarlyOnce_staysRefusedUnderItsIdentity() {
        var claim = Wire.write(events.achieved(CRM, subject, "plain"));
        var happened = SyntheticEvents.TIME.toInstant();

        var early = process.delivery.claims().submit(CRM, claim, happened.minusSeconds(3_600));
        var later = process.delivery.claims().submit(CRM, claim, happened.plusSeconds(3_600));

        assertThat(early)
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused ->
                                assertThat(refused.rejection().problem()).isEqualTo(ProblemType.TIME_IN_FUTURE.urn()));
        assertThat(later).isEqualTo(early);
    }

    @Test
    void submission_ofAClaimOfAnotherOwner_isNotTaken() {
        var claim = new CommandAccepted(
                new kz.tumar.contract.OrderId(new UUID(3, 4)), 1, kz.tumar.contract.CommandKind.STOP);

        assertThat(submit(SyntheticEvents.claim(CRM, events.id(), subject, claim)))
                .isInstanceOf(Submission.NotOwned.class);
    }

    @Test
    void submission_aboutASubjectWhoseEventsAreAside_waitsBehindThem() {
        world.claim(events.achieved(CRM, subject, "broken"));
        world.settle();

        var answer = submit(events.achieved(CRM, subject, "second"));

        assertThat(answer).isInstanceOf(Submission.Waiting.class);
        world.toy.broken = false;
        // The consumer may bring back the second as soon as the first is through.
        assertThat(process.delivery.parking().release(subject)).isBetween(1, 2);
        World.await(
                "both through",
                () -> world.column("SELECT id::text FROM delivery_parked").isEmpty());
        assertThat(world.column("SELECT purpose FROM toy_fact ORDER BY n")).containsExactly("broken", "second");
    }

    @Test
    void submission_thatMustWait_isDecidedLater() {
        var answer = submit(events.achieved(CRM, subject, "later"));

        assertThat(answer).isInstanceOf(Submission.Waiting.class);
        World.await(
                "decided", () -> world.column("SELECT purpose FROM toy_fact").equals(List.of("later")));
    }

    @Test
    void currency_isProvedAgainAndAgain_andTheBarrierSaysWhereItStood() {
        World.await(
                "proved", () -> process.delivery.currency().provedCurrentAt().isAfter(java.time.Instant.EPOCH));
        var first = process.delivery.currency().provedCurrentAt();
        world.fact(events.withdrawn(subject, "plain"));

        var ends = process.delivery.currency().awaitCurrent(Set.of(Toy.CONSENT), Duration.ofSeconds(10));

        assertThat(ends.stream().mapToLong(end -> end.offset()).sum()).isEqualTo(1);
        assertThat(world.column("SELECT subject FROM toy_withdrawn")).hasSize(1);
        World.await(
                "proved again",
                () -> process.delivery.currency().provedCurrentAt().isAfter(first));
    }

    @Test
    void outage_isSeenAndEndsByItself() {
        try (var other = world.new Instance()) {
            other.faults.randomly(new java.util.Random(1), 1.0);
            other.start();
            World.await("an outage", () -> !other.delivery.vitals().outage().isEmpty());
            assertThat(other.delivery.vitals().serving()).isFalse();

            other.faults.calm();

            other.awaitServing();
            World.await("no outage", () -> other.delivery.vitals().outage().isEmpty());
        }
    }

    @Test
    void relay_isOneOfAllProcesses_andWhoLostTheLeaseCanMarkNothing() throws Exception {
        World.await("elected", () -> process.delivery.vitals().relaying());
        try (var mine = new TestTransactions(world.database, new Faults());
                var connection = mine.open()) {
            assertThat(Election.tryWin(connection, "relay")).isEmpty();
            process.close();
            // The server notices a moment later that the connection, and with it the lock, is gone.
            var won = new java.util.concurrent.atomic.AtomicReference<Election.Term>();
            World.await("elected instead", () -> {
                try {
                    Election.tryWin(connection, "relay").ifPresent(won::set);
                    return won.get() != null;
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            var later = java.util.Objects.requireNonNull(won.get());

            connection.setAutoCommit(false);
            later.require(connection);
            var lost = new Election.Term("relay", later.epoch() - 1);
            assertThatThrownBy(() -> lost.require(connection)).isInstanceOf(DeliveryException.class);
        }
    }

    @Test
    void partition_whenClaimedByAnother_cannotBeAdvancedByItsFormerOwner() {
        var ownership = new Ownership();
        var partition = new kz.tumar.delivery.partition.Partition(new TopicName("tumar.request"), 0);
        var former = world.query(transaction -> ownership.claim(transaction, partition, "id", 0));
        var latter = world.query(transaction -> ownership.claim(transaction, partition, "id", 0));
        var to = kz.tumar.delivery.partition.Position.at(5);

        assertThatThrownBy(() -> world.query(transaction -> {
                    ownership.advance(
                            transaction, List.of(new Ownership.Step(partition, former.epoch(), former.at(), to)));
                    return true;
                }))
                .isInstanceOf(OwnershipLost.class);
        assertThat(latter.epoch()).isEqualTo(former.epoch() + 1);
    }
}
