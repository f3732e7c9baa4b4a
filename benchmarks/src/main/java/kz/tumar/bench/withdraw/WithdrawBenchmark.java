package kz.tumar.bench.withdraw;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.OpenLoop;
import kz.tumar.bench.measure.ProcessTree;
import kz.tumar.contract.SubjectRef;

/// `withdraw`: the claim `ConsentWithdrawn` on Kafka until the holder sees `DestroyData`, through all four services,
/// with neither term nor grace, at 500 withdrawals a second.
public final class WithdrawBenchmark implements Benchmark {
    private static final double RATE = 500;
    private static final double WARM_RATE = 250;
    private static final double GOAL_MILLIS = 1_000;
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);
    private static final String POLICY = "policy/modesco.yaml";

    @Override
    public String name() {
        return "withdraw";
    }

    @Override
    public String about() {
        return "claim ConsentWithdrawn on Kafka until the holder sees DestroyData, at 500 a second";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        var services = services(ground);
        var consent = service(services, "consent-service");
        var warm = new OpenLoop(WARM_RATE, effort.seconds(40, 4));
        var loop = new OpenLoop(RATE, effort.seconds(60, 4));
        var token = ground.issuer().token("system:site");
        var subjects =
                new Registering(consent.at("/subjects/bulk"), token).references((int) (warm.turns() + loop.turns()));
        var kafka = ground.kafka();
        try (var facts = new Watching(kafka, "retention-service", "tumar.consent", "ConsentGiven", "ConsentWithdrawn");
                var orders = new Watching(
                        kafka, "audit-service", "tumar.retention", "DestructionScheduled", "DestructionOrdered");
                var commands = new Watching(kafka, "site", "company.site.commands", "DestroyData");
                var site = new Claiming(kafka)) {
            subjects.forEach(site::consent);
            await(facts, "ConsentGiven", subjects);
            requireAllowed(consent, token, subjects.getLast(), true);
            var first = subjects.subList(0, (int) warm.turns());
            var measured = subjects.subList((int) warm.turns(), subjects.size());
            var _ = withdraw(site, warm.start(), first);
            await(commands, "DestroyData", first);
            var load = Load.begin(trees(ground, services));
            var clock = loop.start();
            var intended = withdraw(site, clock, measured);
            await(commands, "DestroyData", measured);
            double seconds = (System.nanoTime() - clock.startNanos()) / 1e9;
            var cores = load.cores();
            requireAllowed(consent, token, measured.getLast(), false);
            var commanded = commands.since(intended, "DestroyData");
            var p99 = commanded.quantile(0.99);
            return new Result(
                    name(),
                    measured.size() / seconds,
                    "withdrawals/s",
                    List.of(),
                    commanded.quantile(0.5),
                    p99,
                    services.values().stream()
                            .mapToLong(one -> one.tree().residentMegabytes())
                            .sum(),
                    List.of(
                            new Note("sent at", "%.0f withdrawals/s, %d in all".formatted(RATE, measured.size())),
                            note(
                                    "until the decision is no, and the fact is on Kafka",
                                    facts.since(intended, "ConsentWithdrawn")),
                            note("until the destruction is scheduled", orders.since(intended, "DestructionScheduled")),
                            note("until it is ordered", orders.since(intended, "DestructionOrdered")),
                            note("the generator late by", clock.late()),
                            new Note("cores", cores)),
                    List.of(Goal.atMost("p99 within 1 s at 500/s", p99, GOAL_MILLIS)));
        }
    }

    private static Note note(String what, Latencies latencies) {
        return new Note(what, "p50 %.0f ms, p99 %.0f ms".formatted(latencies.quantile(0.5), latencies.quantile(0.99)));
    }

    private static Map<String, ServiceProcess> services(Ground ground) throws IOException, InterruptedException {
        var root = ground.repository().root();
        var policy = ground.folder().run().resolve("policy.yaml");
        BenchPolicy.write(ground.repository().require(root.resolve(POLICY)), policy);
        var calendar = root.resolve("policy/calendars/kz.json");
        var services = new LinkedHashMap<String, ServiceProcess>();
        for (var name : List.of("consent-service", "request-service", "retention-service", "audit-service")) {
            var more = name.equals("consent-service")
                    ? Map.of("tumar.policy.file", policy.toString(), "tumar.policy.calendar", calendar.toString())
                    : Map.<String, String>of();
            services.put(name, ServiceProcess.begin(ground, name, more));
        }
        for (var service : services.entrySet()) {
            service.getValue().awaitReady(service.getKey());
        }
        return services;
    }

    private static ServiceProcess service(Map<String, ServiceProcess> services, String name) {
        var service = services.get(name);
        if (service == null) {
            throw new IllegalStateException(name + " wasn't started.");
        }
        return service;
    }

    /// @return when each was meant to go
    private static Map<String, Long> withdraw(Claiming site, OpenLoop.Started clock, List<SubjectRef> subjects) {
        var intended = new HashMap<String, Long>();
        clock.run((number, meant) -> {
            var subject = subjects.get((int) number);
            intended.put(subject.value(), meant);
            site.withdrawal(subject);
        });
        return intended;
    }

    private static void await(Watching watching, String type, List<SubjectRef> subjects) throws InterruptedException {
        var times = watching.seen(type);
        try {
            Waiting.until("%s of each".formatted(type), SETTLE_LIMIT, () -> {
                watching.seen(type);
                return subjects.stream().allMatch(subject -> times.containsKey(subject.value()));
            });
        } catch (IllegalStateException notAll) {
            throw new IllegalStateException(
                    "%s: seen of %d in %d".formatted(type, watching.count(type, subjects), subjects.size()), notAll);
        }
    }

    private static void requireAllowed(ServiceProcess consent, String token, SubjectRef subject, boolean allowed)
            throws IOException, InterruptedException {
        var question = "/decisions?subject=%s&purpose=marketing&category=service-activity&subjectCategory=client"
                .formatted(subject.value());
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(consent.at(question))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"allowed\":" + allowed)) {
                throw new IllegalStateException(
                        "The decision should be " + allowed + ": " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private static Map<String, ProcessTree> trees(Ground ground, Map<String, ServiceProcess> services) {
        var trees = new LinkedHashMap<String, ProcessTree>();
        services.forEach((name, service) -> trees.put(name, service.tree()));
        trees.put("PostgreSQL", ground.database());
        trees.put("Kafka", ground.broker());
        return trees;
    }
}
