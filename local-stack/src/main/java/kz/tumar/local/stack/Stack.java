package kz.tumar.local.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.tumar.local.broker.KafkaAccess;
import kz.tumar.local.broker.PreparingTopics;
import kz.tumar.local.broker.TopicPlan;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.PreparingDatabases;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.FolderLock;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.process.Launch;
import kz.tumar.local.process.ProcessRecords;
import kz.tumar.local.process.Supervised;

/// A running stack on one data folder: servers first, then the services, each kept running until the stack ends.
///
/// Only one stack runs on a folder. What an earlier one left behind after it was killed is ended first.
public final class Stack implements AutoCloseable {

    /// The name under which the supervising process itself is recorded.
    public static final String NAME = "stack";

    static final Duration ORPHAN_LIMIT = Duration.ofSeconds(20);
    private static final Duration SERVICE_END_LIMIT = Duration.ofSeconds(20);
    private static final Duration SERVER_END_LIMIT = Duration.ofSeconds(70);
    private static final Duration RECORDED_END_LIMIT = Duration.ofMinutes(3);

    private final DataFolder folder;
    private final FolderLock lock;
    private final Consumer<String> news;
    private final ProcessRecords records;
    private final List<Supervised> servers = new ArrayList<>();
    private final List<Supervised> services = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService preparing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("preparing").factory());
    private boolean closing;

    private Stack(DataFolder folder, FolderLock lock, Consumer<String> news) {
        this.folder = folder;
        this.lock = lock;
        this.news = news;
        this.records = new ProcessRecords(folder.run());
    }

    /// Takes the folder for this process, and ends what a killed predecessor left running there.
    ///
    /// @param news gets one line per step
    /// @throws StackRefused when another stack runs on the folder; that one is unharmed
    public static Stack on(DataFolder folder, Consumer<String> news) {
        var lock = FolderLock.take(folder.run().resolve("stack.lock")).orElseThrow(() -> refused(folder));
        try {
            var stack = new Stack(folder, lock, news);
            var orphans = stack.records.endAll(ORPHAN_LIMIT);
            if (!orphans.isEmpty()) {
                news.accept("ended what an earlier run left behind: " + String.join(", ", orphans));
            }
            stack.records.put(NAME, ProcessHandle.current());
            return stack;
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /// Why a second stack may not start on that folder, and what to do.
    public static StackRefused refused(DataFolder folder) {
        var owner = new ProcessRecords(folder.run())
                .living(NAME)
                .map(process -> "process " + process.pid())
                .orElse("another process");
        return new StackRefused("%s is in use by %s; stop it with ./tumar down --data %s, or choose another folder."
                .formatted(folder.root(), owner, folder.root()));
    }

    /// Starts everything and returns when every service is ready.
    ///
    /// @throws StackRefused when something doesn't start; its last log lines are in the message
    public Ports start(Installation installation) {
        installation.check();
        var ports = Ports.chosen(installation.environment());
        ports.write(folder.run());
        news.accept("starting kafka, postgres, issuer");
        var started = begin(
                servers,
                Stream.of(Member.KAFKA, Member.POSTGRES, Member.ISSUER)
                        .map(member -> installation.server(member, folder, ports))
                        .toList());
        var topics = CompletableFuture.runAsync(() -> prepareTopics(started.get(0), ports), preparing);
        for (var service : Service.values()) {
            ServiceSettings.write(service, installation, folder, ports);
        }
        prepareDatabases(started.get(1), ports);
        news.accept("starting the services");
        begin(
                services,
                Stream.of(Service.values())
                        .map(service -> installation.service(service, folder, ports))
                        .toList());
        new AwaitingReady(news).all(children());
        done(topics);
        if (Member.refusesToSign(ports.of(Member.AUDIT)).ready()) {
            news.accept("the log was restored: it signs nothing until POST /recoveries at audit-service, as dpo");
        }
        TrustPolicy.remember(folder.trustPolicy(), ports.of(Member.AUDIT));
        return ports;
    }

    /// Starts these children together and returns at once.
    private synchronized List<Supervised> begin(List<Supervised> kept, List<Launch> launches) {
        if (closing) {
            throw new StackRefused("The stack was told to end while it started.");
        }
        var starting = launches.stream()
                .map(launch -> new Supervised(launch, folder.logs(), records, news))
                .toList();
        kept.addAll(starting);
        starting.forEach(Supervised::start);
        return starting;
    }

    private void prepareTopics(Supervised kafka, Ports ports) {
        new AwaitingReady(Stack::inSilence).all(List.of(kafka));
        var access = new KafkaAccess(LoopbackPorts.HOST + ":" + ports.of(Member.KAFKA), folder.secrets());
        PreparingTopics.apply(access, TopicPlan.ofContract())
                .drift()
                .forEach(difference -> news.accept("differs from topics.yaml: " + difference));
    }

    /// Services wait for topics by themselves, but a database must be there before its migrations.
    private void prepareDatabases(Supervised postgres, Ports ports) {
        new AwaitingReady(Stack::inSilence).all(List.of(postgres));
        PreparingDatabases.apply(PostgresAccess.local(ports.of(Member.POSTGRES), folder.secrets()));
    }

    /// Whoever waits for everything says for whom.
    private static void inSilence(String news) {}

    private static void done(CompletableFuture<?> work) {
        try {
            work.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        }
    }

    /// Waits until the stack was closed.
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /// Ends the services, then the broker and the issuer, then the database. May be called twice.
    @Override
    public void close() {
        if (closes()) {
            end(services, SERVICE_END_LIMIT);
            end(servers, SERVER_END_LIMIT);
            closed();
        }
    }

    /// Ends one process after the other, each with the time to write down what it recorded: making a cache takes the
    /// memory of the process itself once more.
    public void closeRecorded() {
        if (closes()) {
            children().forEach(child -> end(List.of(child), RECORDED_END_LIMIT));
            closed();
        }
    }

    /// Ends everything at once and by force; only for a folder that nobody needs any more.
    public void abandon() {
        closes();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        children().forEach(Supervised::kill);
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        records.forget(NAME);
        records.endAll(ORPHAN_LIMIT);
        closed();
    }

    private List<Supervised> children() {
        return Stream.of(services, servers).flatMap(List::stream).toList();
    }

    private synchronized boolean closes() {
        var first = !closing;
        closing = true;
        return first;
    }

    private void closed() {
        preparing.shutdownNow();
        records.forget(NAME);
        lock.close();
        ended.countDown();
    }

    private static void end(List<Supervised> children, Duration limit) {
        children.forEach(Supervised::tellToEnd);
        children.forEach(child -> child.awaitEnd(limit));
    }
}
