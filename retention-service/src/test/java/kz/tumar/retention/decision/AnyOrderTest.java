package kz.tumar.retention.decision;

import static kz.tumar.retention.decision.Scene.ACTIVITY;
import static kz.tumar.retention.decision.Scene.ARCHIVE;
import static kz.tumar.retention.decision.Scene.CONTACT;
import static kz.tumar.retention.decision.Scene.CONTRACT;
import static kz.tumar.retention.decision.Scene.CRM;
import static kz.tumar.retention.decision.Scene.MARKETING;
import static kz.tumar.retention.decision.Scene.ONE;
import static kz.tumar.retention.decision.Scene.SALES;
import static kz.tumar.retention.decision.Scene.SITE;
import static kz.tumar.retention.decision.Scene.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.SubjectRef;
import kz.tumar.retention.Clause;
import org.junit.jupiter.api.Test;

@Clause("8.4")
class AnyOrderTest {
    private static final int ROUNDS = 500;

    @Test
    void whatIsKnown_shuffledAndRepeated_endsInTheSameState() {
        var given = System.getProperty("tumar.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var facts = facts(random);

            var inOrder = play(facts);
            var shuffled = new ArrayList<>(facts);
            shuffled.addAll(facts.subList(0, facts.size() / 2));
            Collections.shuffle(shuffled, random);

            assertThat(play(shuffled)).as("seed %d round %d", seed, round).isEqualTo(inOrder);
        }
    }

    private static String play(List<Map.Entry<SubjectRef, Known>> facts) {
        var scene = new Scene(ONE, TWO);
        for (var fact : facts) {
            scene.knows(fact.getKey(), fact.getValue());
            scene.settle(scene.person().latest().orElseThrow(), Map.of());
        }
        return scene.state();
    }

    private static List<Map.Entry<SubjectRef, Known>> facts(Random random) {
        var scene = new Scene();
        var facts = new ArrayList<Map.Entry<SubjectRef, Known>>();
        var blocks = new ArrayList<Known.Blocked>();
        var grounds = new ArrayList<Known>();
        var claims = new ArrayList<Known.Achieved>();
        var holds = new ArrayList<Known.OnHold>();
        var consents = new ArrayList<Known>();
        for (int i = 0; i < 16; i++) {
            var reference = random.nextBoolean() ? ONE : TWO;
            var purpose = List.of(MARKETING, SALES, ARCHIVE).get(random.nextInt(3));
            var category = random.nextBoolean() ? CONTACT : ACTIVITY;
            var fact = switch (random.nextInt(15)) {
                case 0 -> {
                    var given = scene.given(purpose, CONTACT, category);
                    consents.add(given);
                    yield given;
                }
                case 1 -> scene.withdrawn(purpose);
                case 2 -> scene.achieved(purpose, LocalDate.of(2026, 11, 20));
                case 3, 4 -> scene.held(random.nextBoolean() ? SITE : CRM, category);
                case 5 -> {
                    var ground = scene.ground(CONTRACT, SALES, null, CONTACT);
                    grounds.add(ground);
                    yield ground;
                }
                case 6 ->
                    grounds.isEmpty()
                            ? scene.withdrawn(purpose)
                            : scene.ended(grounds.removeFirst(), LocalDate.of(2026, 11, 21));
                case 7 -> {
                    var block = scene.blocked(scene.aCase(), category);
                    blocks.add(block);
                    yield block;
                }
                case 8 -> {
                    var achieved = scene.achieved(purpose, LocalDate.of(2026, 11, 20));
                    claims.add(achieved);
                    yield achieved;
                }
                case 9 -> claims.isEmpty() ? scene.withdrawn(purpose) : scene.retracted(claims.removeFirst());
                case 10 -> {
                    var hold = scene.onHold(category);
                    holds.add(hold);
                    yield hold;
                }
                case 11 -> holds.isEmpty() ? scene.held(SITE, CONTACT) : scene.holdEnded(holds.removeFirst());
                case 12 ->
                    consents.isEmpty()
                            ? scene.withdrawn(purpose)
                            : scene.lapsed(
                                    consents.removeFirst(),
                                    random.nextBoolean()
                                            ? AssessmentTrigger.CONSENT_EXPIRED
                                            : AssessmentTrigger.POLICY_CHANGED);
                case 13 ->
                    scene.decided(
                            random.nextBoolean() ? ARCHIVE : purpose,
                            category,
                            random.nextBoolean() ? RetentionOutcome.DESTROY : RetentionOutcome.LOCK,
                            LocalDate.of(2026, 12, 1 + random.nextInt(3)));
                default -> blocks.isEmpty() ? scene.held(SITE, CONTACT) : scene.unblocked(blocks.removeFirst());
            };
            facts.add(Map.entry(reference, fact));
        }
        if (random.nextInt(5) == 0) {
            facts.add(Map.entry(ONE, scene.deceased()));
        }
        return facts;
    }
}
