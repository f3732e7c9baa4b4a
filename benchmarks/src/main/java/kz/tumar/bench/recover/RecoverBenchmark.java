package kz.tumar.bench.recover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.bench.withdraw.BenchPolicy;
import kz.tumar.bench.withdraw.Claiming;
import kz.tumar.bench.withdraw.Registering;
import kz.tumar.contract.SubjectRef;
import kz.tumar.local.stack.Member;

/// `recover`: people withdraw at a fixed rate on a whole stack while each service, the broker and the database are
/// killed by SIGKILL in turn. Recovered is when the killed one runs again, every service is ready, and everybody who
/// had
/// withdrawn by then is a fact, a command to the holder and under a signed checkpoint. In the end the log must have
/// each
/// fact once and in order.
public final class RecoverBenchmark implements Benchmark {
    private static final List<String> VICTIMS =
            List.of("consent-service", "request-service", "retention-service", "audit-service", "kafka", "postmaster");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final double GOAL_SECONDS = 10;

    @Override
    public String name() {
        return "recover";
    }

    @Override
    public String about() {
        return "each process killed under load, until all is ready and caught up";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        var policy = ground.folder().run().resolve("policy.yaml");
        var original = ground.repository().root().resolve("policy/modesco.yaml");
        BenchPolicy.write(ground.repository().require(original), policy);
        double perSecond = effort.of(100, 30);
        try (var stack = RunningStack.up(ground, policy);
                var effects = new Effects(stack.kafka());
                var site = new Claiming(stack.kafka())) {
            var token = stack.issuer().token("system:site");
            var people = new Registering(stack.at(Member.CONSENT, "/subjects/bulk"), token)
                    .references((int) effort.of(60_000, 6_000));
            people.forEach(site::consent);
            Map<String, Double> took = new LinkedHashMap<>();
            List<SubjectRef> withdrawn;
            try (var load = new Withdrawing(site, people, perSecond)) {
                Waiting.until("people withdraw", LIMIT, () -> load.soFar().size() > perSecond);
                settled(effects, load);
                for (var victim : VICTIMS) {
                    took.put(victim, killed(stack, victim, effects, load));
                    Thread.sleep(BETWEEN);
                }
                load.stop();
                withdrawn = load.soFar();
            }
            Waiting.until("all is caught up", LIMIT, () -> withdrawn.stream().allMatch(effects::complete));
            return result(took, new LoggedOnce(stack.postgres()).wrong(withdrawn), withdrawn.size(), stack, perSecond);
        }
    }

    /// Seconds from the kill.
    private static double killed(RunningStack stack, String victim, Effects effects, Withdrawing load)
            throws InterruptedException {
        long start = System.nanoTime();
        long killed = stack.kill(victim);
        Waiting.until(victim + " is back and all are ready", LIMIT, () -> stack.isBack(victim, killed));
        settled(effects, load);
        return (System.nanoTime() - start) / 1e9;
    }

    /// Whoever has withdrawn by now has all it takes.
    private static void settled(Effects effects, Withdrawing load) throws InterruptedException {
        var now = new ArrayList<>(load.soFar());
        Waiting.until("what was claimed went all the way", LIMIT, () -> {
            now.removeIf(effects::complete);
            return now.isEmpty();
        });
    }

    private Result result(Map<String, Double> took, long wrong, int withdrawn, RunningStack stack, double perSecond) {
        double slowest =
                took.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        var notes = new ArrayList<Note>();
        took.forEach((victim, seconds) -> notes.add(new Note(victim + " killed", "%.1f s".formatted(seconds))));
        notes.add(new Note("withdrawals", "%d at %.0f a second".formatted(withdrawn, perSecond)));
        notes.add(new Note("lost, doubled or reordered in the log", Long.toString(wrong)));
        return new Result(
                name(),
                slowest,
                "s",
                List.of(),
                null,
                null,
                stack.residentMegabytes(),
                notes,
                List.of(
                        Goal.atMost("each within 10 s", slowest, GOAL_SECONDS),
                        new Goal("nothing lost, doubled or reordered", wrong == 0)));
    }
}
