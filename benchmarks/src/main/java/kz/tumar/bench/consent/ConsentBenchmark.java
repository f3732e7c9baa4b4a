package kz.tumar.bench.consent;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import kz.tumar.bench.decide.HttpLoad;
import kz.tumar.bench.decide.WarmUp;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.ProcessTree;

/// `consent`: durable `POST /consents`, each about another person, beside the same statements with the same commits on
/// as many connections by bare JDBC. Both fill the outbox, and the service's relay empties it behind both.
///
/// The two are measured by turns, so that neither has the better minute of the machine.
public final class ConsentBenchmark implements Benchmark {
    private static final int WIDTH = 16;
    private static final int OPEN_WIDTH = 64;
    private static final double HALF = 0.5;
    private static final double GOAL_RATIO = 0.5;
    private static final int ROUNDS = 3;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "consent";
    }

    @Override
    public String about() {
        return "POST /consents";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        long subjects = effort.of(1_000_000, 100_000);
        var service = startConsent(ground);
        new LoadingSubjects(ground.postgres(), subjects).run();
        var token = ground.issuer().token("system:site");
        awaitRecorded(service, token);
        var requests = requests(token, subjects);
        var trees = new LinkedHashMap<String, ProcessTree>();
        trees.put("consent-service", service.tree());
        trees.put("PostgreSQL", ground.database());
        var warmUp = new WarmUp(effort.seconds(5, 4), effort.seconds(180, 44));
        var round = effort.seconds(20, 3);
        try (var asking = new HttpLoad(service.port(), WIDTH, requests)) {
            var warmed = warmUp.warm(asking);
            var bare = new BareConsents(ground, Facts.uniform(subjects), subjects, WIDTH);
            bare.saturate(round);
            double held = 0;
            double statements = 0;
            var cores = "";
            for (int i = 0; i < ROUNDS; i++) {
                var load = Load.begin(trees);
                held += asking.saturate(round) / ROUNDS;
                cores = load.cores();
                statements += bare.saturate(round) / ROUNDS;
            }
            try (var half = new HttpLoad(service.port(), OPEN_WIDTH, requests)) {
                half.openLoop(held * HALF, effort.seconds(5, 1)); // the new connections, and the burst before, settle
                var latencies = half.openLoop(held * HALF, effort.seconds(60, 6));
                return new Result(
                        name(),
                        held,
                        "consents/s",
                        List.of(new Ceiling("the same statements by bare JDBC", statements)),
                        latencies.quantile(0.5),
                        latencies.quantile(0.99),
                        service.tree().residentMegabytes(),
                        List.of(
                                new Note("subjects", Long.toString(subjects)),
                                new Note("connections", Integer.toString(WIDTH)),
                                new Note("warmed up", warmed),
                                new Note("cores at the rate held", cores)),
                        List.of(Goal.atLeast("at least 0.5 of the bare statements", held / statements, GOAL_RATIO)));
            }
        }
    }

    private static ServiceProcess startConsent(Ground ground) throws Exception {
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

    /// A service that is ready may still be reading the policy that it has just published.
    private static void awaitRecorded(ServiceProcess service, String token) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            Waiting.until("a consent is recorded", START_LIMIT, () -> {
                var request = HttpRequest.newBuilder(service.at("/consents"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body(Facts.subject(1).value())))
                        .build();
                try {
                    int status = http.send(request, BodyHandlers.discarding()).statusCode();
                    if (status != 201 && status != 503) {
                        throw new IllegalStateException("A consent was answered with status " + status + ".");
                    }
                    return status == 201;
                } catch (IOException away) {
                    return false;
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stopped);
                }
            });
        }
    }

    private static String body(String subject) {
        return """
                {"subject":"%s","purpose":"marketing","categories":["full-name","contact"],\
                "subjectCategory":"client","channel":"web-form","actedBy":{"representation":"SELF"},\
                "textHash":"%s","thirdPartyTransfer":false,"crossBorderTransfer":false,"distribution":false}""".formatted(subject, "5e".repeat(32));
    }

    private static LongFunction<byte[]> requests(String token, long subjects) {
        var random = new SplittableRandom(20261123);
        return _ -> {
            var body = body(Facts.subject(random.nextLong(subjects)).value());
            return ("POST /consents HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                            + "Content-Type: application/json\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII);
        };
    }
}
