package kz.tumar.retention.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.policy.Policy;
import kz.tumar.policy.file.PolicyFile;
import kz.tumar.retention.decision.Answering.Refused;
import kz.tumar.retention.decision.Answering.Reply;
import kz.tumar.retention.decision.Answering.Worth;
import org.junit.jupiter.api.Test;

class MethodsTest {
    private static final OrderId ORDER = new OrderId(new UUID(0x8000L, 7));
    private static final Reply ACCEPTED =
            new Reply(ORDER, 1, CommandKind.STOP, CommandOutcome.ACCEPTED, Scene.SITE, null);
    private static final Worth COUNTS = Answering.toStop(Set.of(Scene.SITE), ACCEPTED);

    private final Policy policy = shipped();

    private static Policy shipped() {
        try (var file = Objects.requireNonNull(Policy.class.getResourceAsStream("/kz/tumar/policy/modesco.yaml"))) {
            return PolicyFile.read(file.readAllBytes()).orThrow();
        } catch (IOException absent) {
            throw new AssertionError(absent);
        }
    }

    private static Reply done(String method) {
        var done = new CommandDone(
                ORDER,
                1,
                CommandKind.DESTROY,
                List.of(),
                new MethodCode(method),
                Instant.parse("2026-11-20T04:00:00Z"),
                null,
                null);
        return new Reply(ORDER, 1, CommandKind.DESTROY, CommandOutcome.DONE, Scene.SITE, done);
    }

    @Test
    void methodOfThePolicy_counts() {
        assertThat(Methods.listed(COUNTS, done("overwritten"), policy))
                .isEqualTo(COUNTS)
                .isInstanceOf(Answering.Counts.class);
    }

    @Test
    void personalNumberAsAMethod_isRefusedAndNotRepeated() {
        assertThat(Methods.listed(COUNTS, done("iin990101399994"), policy))
                .isEqualTo(new Refused(
                        ProblemType.UNKNOWN_CODE,
                        List.of(new Violation("/data/method", "code", "a method of the policy"))));
    }

    @Test
    void answerThatNamesNoMethod_andOneRefusedAlready_stayWhatTheyAre() {
        var stale = new Refused(ProblemType.STALE_REVISION, List.of());

        assertThat(Methods.listed(COUNTS, ACCEPTED, policy)).isEqualTo(COUNTS);
        assertThat(Methods.listed(stale, done("iin990101399994"), policy)).isEqualTo(stale);
    }
}
