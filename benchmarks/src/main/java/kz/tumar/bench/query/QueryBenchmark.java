package kz.tumar.bench.query;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.decide.HttpLoad;
import kz.tumar.bench.decide.WarmUp;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.bench.log.Filling;
import kz.tumar.bench.log.PublishingPolicy;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.ProcessTree;

/// `query`: timelines and filtered pages, at a tenth of the log and at the whole of it: ten million entries, in short
/// mode half a million. Every question of a person is a fact itself, so the log grows by as many meanwhile. Latency is
/// taken
/// at 80 % of the rate held with the whole, both times, since another rate would be another question.
public final class QueryBenchmark implements Benchmark {
    private static final int WIDTH = 8;
    private static final int GROWTH = 10;
    private static final double SHARE = 0.8;
    private static final double GOAL_MILLIS = 50;
    private static final double FLAT = 1.5;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String about() {
        return "timelines and filtered pages while the log grows tenfold";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        long whole = effort.of(10_000_000, 500_000);
        long subjects = whole / 100;
        var consent = PublishingPolicy.begin(ground);
        var audit = ServiceProcess.start(ground, "audit-service", Map.of());
        consent.awaitReady("consent-service");
        var trees = new LinkedHashMap<String, ProcessTree>();
        trees.put("audit-service", audit.tree());
        trees.put("PostgreSQL", ground.database());
        var token = ground.issuer().token("dpo");
        try (var filling = Filling.begin(ground, Facts.uniform(subjects))) {
            filling.to(whole / GROWTH);
            filling.rest();
            var early = new Questions(token, subjects, signed(audit));
            Waiting.until("the policy is known", LIMIT, () -> answers(audit, token));
            double first = held(audit, early, effort);
            var before = at(audit, early, first * SHARE, effort);
            filling.to(whole);
            filling.rest();
            var late = new Questions(token, subjects, signed(audit));
            var load = Load.begin(trees);
            double held = held(audit, late, effort);
            var cores = load.cores();
            var after = at(audit, late, Math.min(first, held) * SHARE, effort);
            double p99 = after.quantile(0.99);
            return new Result(
                    name(),
                    held,
                    "queries/s",
                    List.of(),
                    after.quantile(0.5),
                    p99,
                    audit.tree().residentMegabytes(),
                    List.of(
                            new Note("entries", whole / GROWTH + ", then " + whole),
                            new Note("at the tenth", "%.0f queries/s".formatted(first)),
                            new Note(
                                    "p50, p99 at the tenth",
                                    "%.1f ms, %.1f ms".formatted(before.quantile(0.5), before.quantile(0.99))),
                            new Note("cores at the rate held", cores)),
                    List.of(
                            Goal.atMost("p99 within 50 ms", p99, GOAL_MILLIS),
                            Goal.atMost(
                                    "flat: p99 at most 1.5 of that at the tenth", p99, before.quantile(0.99) * FLAT)));
        }
    }

    private static double held(ServiceProcess audit, Questions questions, Effort effort) throws IOException {
        try (var asked = new HttpLoad(audit.port(), WIDTH, questions.asked())) {
            var _ = new WarmUp(effort.seconds(5, 2), effort.seconds(60, 8)).warm(asked);
            return asked.saturate(effort.seconds(20, 3));
        }
    }

    private static Latencies at(ServiceProcess audit, Questions questions, double perSecond, Effort effort)
            throws IOException {
        try (var asked = new HttpLoad(audit.port(), WIDTH, questions.asked())) {
            return asked.openLoop(perSecond, effort.seconds(60, 6));
        }
    }

    private static boolean answers(ServiceProcess audit, String token) {
        try (var http = HttpClient.newHttpClient()) {
            var question = HttpRequest.newBuilder(audit.at("/entries?limit=1"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static long signed(ServiceProcess audit) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var note = http.send(
                    HttpRequest.newBuilder(audit.at("/log/checkpoint")).build(), BodyHandlers.ofString());
            return Long.parseLong(note.body().split("\n", -1)[1]);
        }
    }
}
