package kz.tumar.bench.recover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Leashed;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.bench.start.UpWatch;
import kz.tumar.local.broker.KafkaAccess;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.issuer.IssuerAccess;
import kz.tumar.local.process.ProcessRecords;
import kz.tumar.local.stack.Member;
import kz.tumar.local.stack.Ports;

/// A whole stack as `./tumar up` runs it, which starts again by itself what ends.
final class RunningStack implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final List<Member> SERVICES =
            List.of(Member.CONSENT, Member.REQUEST, Member.RETENTION, Member.AUDIT);

    private final Leashed process;
    private final DataFolder data;
    private final Ports ports;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningStack(Leashed process, DataFolder data, Ports ports) {
        this.process = process;
        this.data = data;
        this.ports = ports;
    }

    static RunningStack up(Ground ground, Path policy) throws InterruptedException {
        var entry = ground.repository().require(ground.repository().root().resolve("tumar"));
        var data = new DataFolder(ground.folder().root().resolve("stack"));
        var environment = UpWatch.anyPorts();
        environment.put("TUMAR_NO_BUILD", "1");
        var command = List.of(entry.toString(), "up", "--data", data.root().toString(), "--policy", policy.toString());
        var process = ground.start("up", command, environment);
        var watch = new UpWatch(process, ground.folder().logs().resolve("up.log"));
        Waiting.until("./tumar up becomes ready", START_LIMIT, watch::ready);
        return new RunningStack(process, data, Ports.read(data.run()).orElseThrow());
    }

    KafkaAccess kafka() {
        return new KafkaAccess(LoopbackPorts.HOST + ":" + ports.of(Member.KAFKA), data.secrets());
    }

    PostgresAccess postgres() {
        return PostgresAccess.local(ports.of(Member.POSTGRES), data.secrets());
    }

    IssuerAccess issuer() {
        return IssuerAccess.local(ports.of(Member.ISSUER), data.secrets());
    }

    URI at(Member member, String path) {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + ports.of(member) + path);
    }

    long residentMegabytes() {
        return process.tree().residentMegabytes();
    }

    /// Kills a process by SIGKILL.
    ///
    /// @return its id
    long kill(String name) {
        ProcessHandle victim = living(name).orElseThrow(() -> new IllegalStateException(name + " doesn't run."));
        victim.destroyForcibly();
        return victim.pid();
    }

    /// Whether another process of that name runs, and every service says that it is ready.
    boolean isBack(String name, long killed) {
        return living(name).filter(fresh -> fresh.pid() != killed).isPresent()
                && LoopbackPorts.busy(ports.of(Member.KAFKA))
                && LoopbackPorts.busy(ports.of(Member.POSTGRES))
                && SERVICES.stream().allMatch(this::ready);
    }

    private Optional<ProcessHandle> living(String name) {
        return new ProcessRecords(data.run()).living(name);
    }

    private boolean ready(Member service) {
        try {
            var request = HttpRequest.newBuilder(at(service, "/q/health/ready"))
                    .timeout(ANSWER_LIMIT)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
