package kz.tumar.consent.decision;

import static kz.tumar.consent.decision.Given.CLIENT;
import static kz.tumar.consent.decision.Given.CONTACT;
import static kz.tumar.consent.decision.Given.MARKETING;
import static kz.tumar.consent.decision.Given.RULES;
import static kz.tumar.consent.decision.Given.TODAY;
import static kz.tumar.consent.decision.Given.minute;
import static kz.tumar.consent.decision.Given.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.tumar.consent.Clause;
import kz.tumar.consent.decision.Linkage.Link;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.Representation;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentWithdrawn;
import org.junit.jupiter.api.Test;

/// Three systems tell about one or two persons, late and in any order, while officers link and unlink: however it
/// interleaves,
/// every reference ends with the same answer.
class InterleavingTest {
    private static final List<SubjectRef> REFERENCES = List.of(reference(1), reference(2), reference(3));
    private static final Question QUESTION = new Question(MARKETING, CONTACT, CLIENT, ProcessingAction.USE);
    private static final int STORIES = 300;
    private static final int INTERLEAVINGS = 12;

    /// Something that happens: a claim, which may be learned any time after, or a link, which is made when it is made.
    private sealed interface Happening {
        Instant at();

        record Claimed(SubjectRef subject, boolean given, Instant at, UUID id) implements Happening {}

        record Decided(Link link) implements Happening {
            @Override
            public Instant at() {
                return link.at();
            }
        }
    }

    @Test
    @Clause({"8.4", "7.2"})
    void claimsOfThreeSystems_inAnyOrderAmongLinks_endInTheSameAnswers() {
        long seed = Long.getLong("tumar.seed", System.nanoTime());
        System.out.println("InterleavingTest: tumar.seed=" + seed);
        var random = new Random(seed);
        for (int story = 0; story < STORIES; story++) {
            List<Happening> happenings = story(random);
            Map<SubjectRef, Reason> expected = answersAfter(inOrder(happenings));
            for (int i = 0; i < INTERLEAVINGS; i++) {
                List<Happening> learned = interleaved(happenings, random);

                Map<SubjectRef, Reason> answers = answersAfter(learned);

                assertThat(answers)
                        .as("seed %d, story %d: %s", seed, story, learned)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    @Clause("8.4")
    void wordLearnedLate_bindsWhoeverWasLinkedSince_byWayOfOneWhoIsUnlinkedAgain() {
        var said = REFERENCES.get(0);
        var between = REFERENCES.get(1);
        var later = REFERENCES.get(2);
        var links = new Linkage(List.of(
                new Link(said, between, minute(1), true),
                new Link(said, between, minute(4), false),
                new Link(between, later, minute(6), true),
                new Link(between, later, minute(8), false)));

        assertThat(links.boundSince(said, minute(2))).containsExactlyInAnyOrder(said, between, later);
        assertThat(links.boundSince(said, minute(5))).containsExactly(said);
    }

    private static List<Happening> story(Random random) {
        var happenings = new ArrayList<Happening>();
        for (int i = 0; i < 8; i++) {
            Instant at = minute(random.nextInt(12));
            SubjectRef one = REFERENCES.get(random.nextInt(3));
            if (random.nextInt(3) == 0) {
                SubjectRef other = REFERENCES.get((REFERENCES.indexOf(one) + 1) % 3);
                // The locks of the sets keep two such steps from falling into one moment.
                happenings.add(new Happening.Decided(new Link(one, other, at.plusMillis(i + 1), random.nextBoolean())));
            } else {
                happenings.add(new Happening.Claimed(one, random.nextInt(3) > 0, at, new UUID(random.nextLong(), i)));
            }
        }
        return happenings;
    }

    private static List<Happening> inOrder(List<Happening> happenings) {
        return happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
    }

    /// Links in their own order; claims anywhere after their time.
    private static List<Happening> interleaved(List<Happening> happenings, Random random) {
        var claims = new ArrayList<>(
                happenings.stream().filter(Happening.Claimed.class::isInstance).toList());
        Collections.shuffle(claims, random);
        var learned = new ArrayList<>(inOrder(
                happenings.stream().filter(Happening.Decided.class::isInstance).toList()));
        for (Happening claim : claims) {
            int earliest = (int) learned.stream()
                    .takeWhile(known ->
                            known instanceof Happening.Claimed || known.at().isBefore(claim.at()))
                    .count();
            learned.add(earliest + random.nextInt(learned.size() - earliest + 1), claim);
        }
        return learned;
    }

    private static Map<SubjectRef, Reason> answersAfter(List<Happening> learned) {
        var world = new World();
        learned.forEach(world::learn);
        var answers = new LinkedHashMap<SubjectRef, Reason>();
        REFERENCES.forEach(reference -> answers.put(reference, world.answer(reference)));
        return answers;
    }

    /// What the service keeps, in memory.
    private static final class World {
        private final Map<SubjectRef, Set<Statement>> statements = new LinkedHashMap<>();
        private final List<Noes.No> noes = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();

        void learn(Happening happening) {
            switch (happening) {
                case Happening.Claimed claim -> {
                    if (claim.given()) {
                        about(claim.subject())
                                .add(new Statement.Given(
                                        new Moment(claim.at(), claim.id()),
                                        new ConsentId(claim.id()),
                                        MARKETING,
                                        Set.of(CONTACT),
                                        CLIENT,
                                        false,
                                        false,
                                        null));
                    } else {
                        new Linkage(links)
                                .boundSince(claim.subject(), claim.at())
                                .forEach(bound -> no(bound, claim.at(), claim.subject()));
                    }
                }
                case Happening.Decided(Link link) -> {
                    var linkage = new Linkage(links);
                    var set = new TreeSet<SubjectRef>(linkage.setOf(link.one()));
                    set.addAll(linkage.setOf(link.other()));
                    if (linkage.linksDirectly(link.one(), link.other()) != link.linked()) {
                        Noes.missing(
                                        set,
                                        noes.stream()
                                                .filter(no -> set.contains(no.subject()))
                                                .toList())
                                .forEach(missing -> no(missing.subject(), missing.at(), missing.subject()));
                        links.add(link);
                    }
                }
            }
        }

        private void no(SubjectRef subject, Instant at, SubjectRef saidBy) {
            var moment = new Moment(at, new UUID(0, noes.size()));
            about(subject).add(new Statement.Withdrawn(moment, MARKETING));
            var said = new ConsentWithdrawn(
                    new HolderCode("site"),
                    MARKETING,
                    new ChannelCode("web-form"),
                    new ActedBy(Representation.SELF, null, null),
                    saidBy);
            noes.add(new Noes.No(subject, moment, MARKETING, null, said));
        }

        private Set<Statement> about(SubjectRef subject) {
            return statements.computeIfAbsent(subject, _ -> new HashSet<>());
        }

        Reason answer(SubjectRef reference) {
            var person = new HashSet<Statement>();
            new Linkage(links).setOf(reference).forEach(member -> person.addAll(about(member)));
            return Deciding.decide(RULES, Optional.of(Person.of(new ArrayList<>(person))), QUESTION, TODAY)
                    .reason();
        }
    }
}
