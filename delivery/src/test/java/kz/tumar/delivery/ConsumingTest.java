package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.contract.fact.PartitionOffset;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Placed;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumingTest {
    private static final HolderCode CRM = new HolderCode("crm");

    private final SyntheticEvents events = new SyntheticEvents(1);
    private final List<SubjectRef> subjects = events.subjects(10);
    private World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private SubjectRef subject(int which) {
        return subjects.get(which);
    }

    private List<String> problems() {
        return world.broker.records("company.crm.rejected").stream()
                .map(record -> Wire.read(record.value(), Rejection.class).data().problem())
                .toList();
    }

    private static CommandAccepted notOwned() {
        return new CommandAccepted(
                new kz.tumar.contract.OrderId(new java.util.UUID(1, 2)), 1, kz.tumar.contract.CommandKind.STOP);
    }

    @Test
    void identity_whenUsedBeforeForAClaimOfAnotherOwner_isRefused() {
        try (var process = world.process()) {
            var id = events.id();
            world.claim(SyntheticEvents.claim(CRM, id, subject(0), notOwned()));
            world.claim(SyntheticEvents.achieved(CRM, id, subject(0), "plain"));

            process.awaitServing();
            world.settle();

            assertThat(problems()).containsExactly(ProblemType.IDENTITY_REUSED.urn());
            assertThat(world.column("SELECT id FROM toy_fact")).isEmpty();
        }
    }

    @Test
    void identity_whenReusedThreeTimesWithTheSameOtherContent_isRefusedOnce() {
        try (var process = world.process()) {
            var id = events.id();
            world.claim(SyntheticEvents.achieved(CRM, id, subject(0), "plain"));
            world.claim(SyntheticEvents.achieved(CRM, id, subject(0), "other"));
            world.claim(SyntheticEvents.achieved(CRM, id, subject(0), "other"));
            world.claim(SyntheticEvents.achieved(CRM, id, subject(0), "third"));

            process.awaitServing();
            world.settle();

            assertThat(problems())
                    .containsExactly(ProblemType.IDENTITY_REUSED.urn(), ProblemType.IDENTITY_REUSED.urn());
            assertThat(world.column("SELECT purpose FROM toy_fact")).containsExactly("plain");
        }
    }

    @Test
    void claimThatCameTooEarly_isDecidedWhenWhatItNeedsWasRead() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subject(0), "documented"));
            process.awaitServing();
            World.await("the claim is too early", () -> world.toy.tooEarly.get() > 1);

            world.broker.append(Toy.DOCUMENTS, "needed", "a document".getBytes(StandardCharsets.UTF_8));

            world.settle();
            assertThat(world.column("SELECT purpose FROM toy_fact")).containsExactly("documented");
            assertThat(problems()).isEmpty();
        }
    }

    @Test
    void claimPutAsideThatIsStillTooEarly_keepsNothingFromBeingRead() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subject(0), "later-documented"));
            process.awaitServing();
            World.await("the claim is too early", () -> world.toy.tooEarly.get() > 1);

            world.broker.append(Toy.DOCUMENTS, "needed", "a document".getBytes(StandardCharsets.UTF_8));
            world.claim(events.achieved(CRM, subject(1), "plain"));

            world.settle();
            assertThat(world.column("SELECT purpose FROM toy_fact ORDER BY purpose"))
                    .containsExactly("later-documented", "plain");
        }
    }

    @Test
    void whatMustBeReadFirst_isReadToItsEndBeforeAnythingElse() {
        world.close();
        world = new World(true, 2);
        for (int i = 0; i < 20; i++) {
            world.broker.append(Toy.DOCUMENTS, "document-" + i, "text".getBytes(StandardCharsets.UTF_8));
            world.claim(events.achieved(CRM, subject(i % 3), "documented"));
        }
        world.broker.append(Toy.DOCUMENTS, "needed", "a document".getBytes(StandardCharsets.UTF_8));

        try (var process = world.process()) {
            process.awaitServing();
            world.settle();

            assertThat(world.column("SELECT purpose FROM toy_fact")).hasSize(20);
            assertThat(world.toy.tooEarly).hasValue(0);
        }
    }

    @Test
    void unreadableClaim_whenItsIdentityWasUsed_isRefusedForThat() {
        try (var process = world.process()) {
            var claim = events.achieved(CRM, subject(0), "plain");
            world.claim(claim);
            var mended = new String(Wire.write(claim), StandardCharsets.UTF_8).replace("\"plain\"", "7");
            world.broker.append(Toy.CRM, claim.key(), mended.getBytes(StandardCharsets.UTF_8));

            process.awaitServing();
            world.settle();

            assertThat(problems()).containsExactly(ProblemType.IDENTITY_REUSED.urn());
        }
    }

    @Test
    void unreadableClaim_whenAnotherServiceAnswersThose_isPassedOver() {
        world.close();
        world = new World(false, 50);
        try (var process = world.process()) {
            world.broker.append(Toy.CRM, "-", "no JSON".getBytes(StandardCharsets.UTF_8));
            world.claim(events.achieved(CRM, subject(0), "plain"));

            process.awaitServing();
            world.settle();

            assertThat(problems()).isEmpty();
            assertThat(world.column("SELECT purpose FROM toy_fact")).containsExactly("plain");
        }
    }

    @Test
    void refusal_ofASubjectNeverIssued_doesNotRepeatIt() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subject(0), "stranger"));

            process.awaitServing();
            world.settle();

            assertThat(world.broker.records("tumar.retention")).singleElement().satisfies(record -> {
                assertThat(record.key()).isEqualTo("-");
                assertThat(new String(record.value(), StandardCharsets.UTF_8))
                        .contains("ClaimRejected")
                        .doesNotContain(subject(0).value());
            });
            assertThat(world.broker.records("company.crm.rejected"))
                    .singleElement()
                    .satisfies(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                            .doesNotContain(subject(0).value()));
        }
    }

    @Test
    void refusal_forVeryManyViolations_fitsIntoAnEvent_andSaysHowManyItLeftOut() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subject(0), "many"));

            process.awaitServing();
            world.settle();

            assertThat(process.delivery.parking().parked(1)).isEmpty();
            assertThat(world.broker.records("company.crm.rejected"))
                    .singleElement()
                    .satisfies(record -> assertThat(Wire.read(record.value(), Rejection.class)
                                    .data()
                                    .violations())
                            .hasSize(51)
                            .last()
                            .isEqualTo(new Violation("", "more", "950")));
        }
    }

    @Test
    void claim_whoseConsequencesAreTooLargeForAnEvent_isRefusedAndNotParked() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subject(0), "huge"));
            world.claim(events.achieved(CRM, subject(0), "plain"));

            process.awaitServing();
            world.settle();

            assertThat(process.delivery.parking().parked(1)).isEmpty();
            assertThat(problems()).containsExactly(ProblemType.TOO_LARGE.urn());
            assertThat(world.column("SELECT purpose FROM toy_fact")).containsExactly("plain");
        }
    }

    @Test
    void claim_underAnotherKeyThanItsSubject_isRefused_andUnderTheRightOneTaken() {
        try (var process = world.process()) {
            var claim = events.achieved(CRM, subject(0), "plain");
            world.broker.append(Toy.CRM, subject(1).value(), Wire.write(claim));
            world.broker.append(Toy.CRM, null, Wire.write(claim));
            world.broker.append(Toy.CRM, subject(0).value() + "\0", Wire.write(claim));

            process.awaitServing();
            world.settle();
            assertThat(problems()).hasSize(3).containsOnly(ProblemType.WRONG_KEY.urn());
            assertThat(world.column("SELECT purpose FROM toy_fact")).isEmpty();

            world.claim(claim);
            world.settle();
            assertThat(problems()).hasSize(3);
            assertThat(world.column("SELECT purpose FROM toy_fact")).containsExactly("plain");
        }
    }

    @Test
    void traceOfASender_isRepeatedNowhere() {
        try (var process = world.process()) {
            for (String purpose : List.of("stop", "unknown")) {
                var claim = events.achieved(CRM, subject(0), purpose);
                world.broker.append(Toy.CRM, claim.key(), withTrace(claim));
            }
            process.awaitServing();
            world.settle();

            var facts = world.broker.records("tumar.retention");
            assertThat(facts).hasSize(2);
            assertThat(java.util.stream.Stream.of("tumar.retention", "company.crm.commands", "company.crm.rejected")
                            .flatMap(topic -> world.broker.records(topic).stream())
                            .map(record -> new String(record.value(), StandardCharsets.UTF_8)))
                    .hasSize(4)
                    .allSatisfy(text -> assertThat(text)
                            .contains("traceparent")
                            .doesNotContain("850315300123")
                            .doesNotContain("b7ad6b7169203331"));
        }
    }

    private static byte[] withTrace(kz.tumar.contract.Event<?> claim) {
        var trace = "\"traceparent\":\"00-00000000000000000000850315300123-b7ad6b7169203331-01\",\"data\":";
        return new String(Wire.write(claim), StandardCharsets.UTF_8)
                .replace("\"data\":", trace)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bug_isLoggedWithItsPlaceAndItsStack_withoutWhatItSaid() {
        try (var log = new CapturedLog(Consuming.class, PuttingAside.class);
                var process = world.process()) {
            var claim = events.achieved(CRM, subject(0), "broken");
            var at = world.broker.append(Toy.CRM, claim.key(), Wire.write(claim));
            process.awaitServing();
            world.settle();

            process.delivery.parking().release(subject(0));

            assertThat(log.errors())
                    .hasSize(2)
                    .allSatisfy(error -> assertThat(error)
                            .contains(
                                    "topic=company.crm.events",
                                    "partition=" + at.partition().number(),
                                    "offset=" + at.offset(),
                                    "java.lang.IllegalStateException",
                                    "kz.tumar.delivery.Toy.decide(Toy.java:")
                            .doesNotContain("a bug of the test"));
        }
    }

    @Test
    void bug_parksItsSubjectAndNobodyElse() {
        try (var process = world.process()) {
            for (SubjectRef each : subjects) {
                world.claim(events.achieved(CRM, each, "first"));
            }
            world.claim(events.achieved(CRM, subject(3), "broken"));
            for (SubjectRef each : subjects) {
                world.claim(events.achieved(CRM, each, "last"));
            }

            process.awaitServing();
            world.settle();

            var parked = process.delivery.parking().parked(10);
            assertThat(parked).extracting(Parking.Parked::subject).containsExactly(subject(3), subject(3));
            assertThat(parked.getFirst().failure()).isEqualTo(IllegalStateException.class.getName());
            assertThat(parked.getFirst().attempts()).isEqualTo(World.ATTEMPTS);
            assertThat(world.column("SELECT count(*)::text FROM toy_fact WHERE purpose = 'last'"))
                    .containsExactly("9");
            java.util.Set<SubjectRef> aside =
                    world.query(transaction -> process.delivery.parking().aside(transaction, subjects));
            assertThat(aside).containsExactly(subject(3));
        }
    }

    @Test
    void release_whenTheBugIsStillThere_keepsItParkedAndCountsTheAttempts() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subject(0), "broken"));
            process.awaitServing();
            world.settle();

            int through = process.delivery.parking().release(subject(0));

            assertThat(through).isZero();
            assertThat(process.delivery.parking().parked(10))
                    .extracting(Parking.Parked::attempts)
                    .containsExactly(2 * World.ATTEMPTS);
        }
    }

    @Test
    void release_whenMended_replaysInOrder() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subject(0), "broken"));
            world.claim(events.achieved(CRM, subject(0), "second"));
            world.claim(events.achieved(CRM, subject(0), "later"));
            world.claim(events.achieved(CRM, subject(0), "fourth"));
            process.awaitServing();
            world.settle();
            world.toy.broken = false;

            process.delivery.parking().release(subject(0));

            world.settle();
            assertThat(world.column("SELECT purpose FROM toy_fact ORDER BY n"))
                    .containsExactly("broken", "second", "later", "fourth");
            world.assertLedgerAndTopicAgree();
        }
    }

    @Test
    void fact_thatCannotBeRead_isParkedUnderItsKey() {
        try (var process = world.process()) {
            world.broker.append(
                    Toy.CONSENT,
                    subject(0).value(),
                    "{\"type\":\"kz.tumar.ConsentWithdrawn.v1\"}".getBytes(StandardCharsets.UTF_8));
            world.fact(events.withdrawn(subject(1), "plain"));

            process.awaitServing();
            world.settle();

            assertThat(process.delivery.parking().parked(10))
                    .extracting(Parking.Parked::subject)
                    .containsExactly(subject(0));
            assertThat(world.column("SELECT subject FROM toy_withdrawn"))
                    .containsExactly(subject(1).value());
        }
    }

    @Test
    void fact_ofATypeThatCameLater_isPassedOver() {
        try (var process = world.process()) {
            world.broker.append(
                    Toy.CONSENT,
                    subject(0).value(),
                    "{\"type\":\"kz.tumar.Unheard.v1\"}".getBytes(StandardCharsets.UTF_8));

            process.awaitServing();
            world.settle();

            assertThat(process.delivery.parking().parked(10)).isEmpty();
        }
    }

    @Test
    void waiting_holdsBackOnlyItsSubject_andIsDecidedWhenTheTopicWasRead() {
        try (var process = world.process()) {
            world.fact(events.withdrawn(subject(5), "plain"));
            world.claim(events.achieved(CRM, subject(0), "later"));
            world.claim(events.achieved(CRM, subject(0), "second"));
            world.claim(events.achieved(CRM, subject(1), "plain"));

            process.awaitServing();
            world.settle();

            assertThat(world.column("SELECT purpose FROM toy_fact WHERE subject = '" + subject(0) + "' ORDER BY n"))
                    .containsExactly("later", "second");
        }
    }

    @Test
    void waiting_doesNotHoldBackTheVeryFactItWaitsFor() {
        world.claim(events.achieved(CRM, subject(0), "once-withdrawn"));
        for (int i = 0; i < 300; i++) {
            world.fact(events.withdrawn(subject(1 + i % 9), "of-others"));
        }
        world.fact(events.withdrawn(subject(0), "plain"));
        try (var process = world.process()) {
            process.awaitServing();
            world.settle();

            assertThat(world.broker.records("company.crm.rejected")).isEmpty();
            assertThat(world.column("SELECT purpose FROM toy_fact WHERE subject = '" + subject(0) + "' ORDER BY n"))
                    .containsExactly("plain", "once-withdrawn");
        }
    }

    @Test
    void parked_holdsBackFactsToo() {
        try (var process = world.process()) {
            world.claim(events.achieved(CRM, subject(0), "broken"));
            process.awaitServing();
            world.settle();
            world.fact(events.withdrawn(subject(0), "plain"));
            world.settle();

            assertThat(process.delivery.parking().parked(10)).hasSize(2);
            assertThat(world.column("SELECT purpose FROM toy_fact")).isEmpty();
        }
    }

    @Test
    void log_whenTruncatedBelowWhatWasRead_isReadAgainWithoutEffect() {
        try (var process = world.process()) {
            Placed last = appendThree();
            process.awaitServing();
            world.settle();

            world.broker.truncate(last.partition(), last.offset());
            world.claim(events.achieved(CRM, subject(0), "after"));
            World.await(
                    "the partition read again", () -> process.delivery.vitals().rereads() > 0);
            world.settle();

            assertThat(world.column("SELECT purpose FROM toy_fact ORDER BY n"))
                    .containsExactly("one", "two", "three", "after");
        }
    }

    @Test
    void waiting_isNotAskedBeforeTheTopicWasReadThatFar() {
        try (var process = world.process()) {
            var first = events.withdrawn(subject(5), "plain");
            var placed = world.broker.append(Toy.CONSENT, first.key(), Wire.write(first));
            process.awaitServing();
            world.settle();
            waitUntilConsumed(
                    new PartitionOffset(Toy.CONSENT, placed.partition().number(), placed.offset() + 2));
            World.await("noticed", () -> process.delivery.vitals().waiting() == 1);
            var noticed = process.delivery.currency().provedCurrentAt();
            World.await(
                    "asked since",
                    () -> process.delivery.currency().provedCurrentAt().isAfter(noticed));
            assertThat(world.column("SELECT purpose FROM toy_fact WHERE purpose = 'later'"))
                    .isEmpty();

            world.fact(events.withdrawn(subject(5), "plain"));

            world.settle();
            assertThat(world.column("SELECT purpose FROM toy_fact WHERE purpose = 'later'"))
                    .hasSize(1);
        }
    }

    private void waitUntilConsumed(PartitionOffset end) {
        var claim = events.achieved(CRM, subject(0), "later");
        var received = new Received(
                new Origin.Http(),
                new Channel.Claims(CRM),
                claim.key(),
                Wire.write(claim),
                kz.tumar.delivery.testkit.SimulatedBroker.APPENDED);
        world.query(transaction -> {
            new Aside(world.settings.digestKey())
                    .put(transaction, claim.key(), received, new Aside.Why.WaitsFor(List.of(end)));
            return true;
        });
    }

    private Placed appendThree() {
        Placed last = new Placed(new Partition(Toy.CRM, 0), 0);
        for (String purpose : List.of("one", "two", "three")) {
            var claim = events.achieved(CRM, subject(0), purpose);
            last = world.broker.append(Toy.CRM, claim.key(), Wire.write(claim));
        }
        return last;
    }

    @Test
    void log_whenExpiredPastWhatWasRead_isReadFromWhereItBegins() {
        Placed last = appendThree();
        try (var process = world.process()) {
            process.awaitServing();
            world.settle();
        }
        for (int i = 0; i < 3; i++) {
            world.claim(events.achieved(CRM, subject(0), "gone"));
        }
        world.claim(events.achieved(CRM, subject(0), "kept"));
        world.broker.expire(last.partition(), last.offset() + 4);

        try (var process = world.process()) {
            World.await(
                    "the partition read again", () -> process.delivery.vitals().rereads() > 0);
            world.settle();

            assertThat(world.column("SELECT purpose FROM toy_fact ORDER BY n"))
                    .containsExactly("one", "two", "three", "kept");
        }
    }

    @Test
    void topic_whenAnotherOfItsNameIsMade_isReadFromItsBeginning() {
        try (var process = world.process()) {
            appendThree();
            process.awaitServing();
            world.settle();

            world.broker.recreate("company.crm.events", false);
            world.claim(events.achieved(CRM, subject(0), "new"));
            World.await("the topic read again", () -> process.delivery.vitals().rereads() > 0);
            world.settle();

            assertThat(world.column("SELECT purpose FROM toy_fact ORDER BY n"))
                    .containsExactly("one", "two", "three", "new");
        }
    }

    @Test
    void topic_whenReplacedWhileNobodyRead_isReadFromItsBeginningThoughTheOffsetExists() {
        try (var process = world.process()) {
            appendThree();
            process.awaitServing();
            world.settle();
        }
        world.broker.recreate("company.crm.events", false);
        for (String purpose : List.of("n1", "n2", "n3", "n4")) {
            world.claim(events.achieved(CRM, subject(0), purpose));
        }

        try (var process = world.process()) {
            process.awaitServing();
            world.settle();

            assertThat(process.delivery.vitals().rereads()).isPositive();
            assertThat(world.column("SELECT purpose FROM toy_fact ORDER BY n"))
                    .containsExactly("one", "two", "three", "n1", "n2", "n3", "n4");
        }
    }

    @Test
    void ownTopic_whenAnotherOfItsNameIsMade_isReadAgainAtStartWithoutEffect() {
        try (var process = world.process()) {
            appendThree();
            process.awaitServing();
            world.settle();
        }
        world.broker.recreate("tumar.retention", true);

        try (var process = world.process()) {
            process.awaitServing();

            assertThat(process.delivery.vitals().rereads()).isPositive();
            assertThat(process.delivery.vitals().rebuilt()).isZero();
        }
    }

    @Test
    void database_whenEmptied_isRebuiltFromTheBeginning() {
        var quiet = appendThree();
        try (var process = world.process()) {
            process.awaitServing();
            world.settle();
        }
        var before = world.state(true);
        world.database.drop();
        world.database = kz.tumar.delivery.testkit.TestDatabase.create(Toy.LEDGER);

        try (var process = world.process()) {
            process.awaitServing();
            world.settle();

            assertThat(quiet.offset()).isEqualTo(2);
            assertThat(process.delivery.vitals().rebuilt()).isEqualTo(3);
            assertThat(world.state(true)).isEqualTo(before);
        }
    }

    @Test
    void document_isKept() {
        try (var process = world.process()) {
            world.broker.append(
                    new TopicName("tumar.policy.documents"), "key", "text".getBytes(StandardCharsets.UTF_8));

            process.awaitServing();
            world.settle();

            assertThat(world.column("SELECT key || content FROM toy_document")).containsExactly("keytext");
        }
    }
}
