package kz.tumar.bench.decide;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.ProcessTree;

/// `decide`: `GET /decisions`, each about another subject, beside one row by its primary key on the same runtime with
/// the same token, the same without a token, and a greeting.
///
/// Both programs are asked until asking no longer makes them faster, and are then measured by turns, so that neither
/// has the better minute of the machine.
public final class DecideBenchmark implements Benchmark {
    private static final int WIDTH = 16;
    private static final int OPEN_WIDTH = 64;
    private static final double HALF = 0.5;
    private static final double GOAL_RATIO = 0.8;
    private static final double GOAL_MILLIS = 10;
    private static final int ROUNDS = 3;
    private static final String QUESTION = "&purpose=marketing&category=contact&subjectCategory=client";

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public String about() {
        return "GET /decisions";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        long subjects = effort.of(1_000_000, 100_000);
        var consent = startConsent(ground);
        new LoadingConsents(ground.postgres(), subjects).run();
        var ceiling = ServiceProcess.startCeiling(ground);
        var token = ground.issuer().token("system:crm");
        requireYes(consent, token);
        var warmUp = new WarmUp(effort.seconds(5, 2), effort.seconds(120, 14));
        try (var decisions = asking(consent, WIDTH, requests("/decisions?subject=%s" + QUESTION, token, subjects));
                var rows = asking(ceiling, WIDTH, requests("/row?subject=%s", token, subjects));
                var openRows = asking(ceiling, WIDTH, requests("/open-row?subject=%s", "", subjects));
                var hello = asking(ceiling, WIDTH, requests("/hello?subject=%s", "", subjects))) {
            var warmed = warmUp.warm(decisions);
            warmUp.warm(rows);
            var round = effort.seconds(20, 2);
            double held = 0;
            double row = 0;
            var cores = "";
            for (int i = 0; i < ROUNDS; i++) {
                var load = Load.begin(trees(ground, consent));
                held += decisions.saturate(round) / ROUNDS;
                cores = load.cores();
                row += rows.saturate(round) / ROUNDS;
            }
            openRows.saturate(round);
            double openRow = openRows.saturate(round);
            hello.saturate(round);
            double greeting = hello.saturate(round);
            var half = atHalf(
                    ground, consent, requests("/decisions?subject=%s" + QUESTION, token, subjects), held, effort);
            var p99 = half.latencies().quantile(0.99);
            return new Result(
                    name(),
                    held,
                    "requests/s",
                    List.of(
                            new Ceiling("one SELECT by primary key, same token", row),
                            new Ceiling("one SELECT by primary key, no token", openRow),
                            new Ceiling("hello, no token", greeting)),
                    half.latencies().quantile(0.5),
                    p99,
                    consent.tree().residentMegabytes(),
                    List.of(
                            new Note("subjects, consents", subjects + ", " + subjects * LoadingConsents.each()),
                            new Note("connections that ask", Integer.toString(WIDTH)),
                            new Note("warmed up", warmed),
                            new Note("cores at the rate held", cores),
                            new Note("cores at half load", half.cores())),
                    List.of(
                            Goal.atLeast("at least 0.8 of the SELECT endpoint", held / row, GOAL_RATIO),
                            Goal.atMost("p99 within 10 ms at half load", p99, GOAL_MILLIS)));
        }
    }

    private record Half(Latencies latencies, String cores) {}

    private static Half atHalf(
            Ground ground, ServiceProcess consent, LongFunction<byte[]> questions, double held, Effort effort)
            throws IOException {
        try (var load = asking(consent, OPEN_WIDTH, questions)) {
            load.openLoop(held * HALF, effort.seconds(5, 1)); // the new connections, and the burst before, settle
            var cores = Load.begin(trees(ground, consent));
            return new Half(load.openLoop(held * HALF, effort.seconds(60, 6)), cores.cores());
        }
    }

    private static ServiceProcess startConsent(Ground ground) throws IOException, InterruptedException {
        var policy = ground.repository().root().resolve("policy");
        return ServiceProcess.start(
                ground,
                "consent-service",
                Map.of(
                        "tumar.policy.file",
                        ground.repository()
                                .require(policy.resolve("modesco.yaml"))
                                .toString(),
                        "tumar.policy.calendar",
                        policy.resolve("calendars/kz.json").toString()));
    }

    private static HttpLoad asking(ServiceProcess service, int width, LongFunction<byte[]> requests)
            throws IOException {
        return new HttpLoad(service.port(), width, requests);
    }

    private static Map<String, ProcessTree> trees(Ground ground, ServiceProcess consent) {
        var trees = new LinkedHashMap<String, ProcessTree>();
        trees.put("consent-service", consent.tree());
        trees.put("PostgreSQL", ground.database());
        return trees;
    }

    private static LongFunction<byte[]> requests(String path, String token, long subjects) {
        var random = new SplittableRandom(20261123);
        var authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return _ -> ("GET "
                        + path.formatted(
                                Facts.subject(random.nextLong(subjects)).value())
                        + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n" + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// A refusal would be answered sooner than a yes: only a yes is worth measuring.
    private static void requireYes(ServiceProcess consent, String token) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            consent.at("/decisions?subject=" + Facts.subject(1).value() + QUESTION))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"allowed\":true")) {
                throw new IllegalStateException("A consent was loaded, and the decision is no: status "
                        + answer.statusCode() + ", " + answer.body());
            }
        }
    }
}
