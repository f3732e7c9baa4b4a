package kz.tumar.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps one child process running: when it ends by itself, for whatever reason, it is started again after a pause that
/// grows while it keeps ending. Children ignore Ctrl-C of the terminal: they end when told, in order.
public final class Supervised {

    private static final long LOG_LIMIT = 10_000_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "child");

    private final Launch launch;
    private final ProcessRecords records;
    private final BoundedLog log;
    private final Consumer<String> news;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<@Nullable Process> process = new AtomicReference<>();
    private final AtomicInteger ends = new AtomicInteger();
    private volatile @Nullable Thread keeper;

    /// @param logs the folder of its log
    /// @param news told about every end that wasn't asked for
    public Supervised(Launch launch, Path logs, ProcessRecords records, Consumer<String> news) {
        this.launch = launch;
        this.records = records;
        this.news = news;
        this.log = new BoundedLog(logs.resolve(launch.name() + ".log"), LOG_LIMIT);
    }

    public String name() {
        return launch.name();
    }

    /// Starts the child and the thread that keeps it running.
    public void start() {
        keeper = Thread.ofPlatform().daemon().name("keep-" + name()).start(this::keep);
    }

    public boolean ready() {
        var current = process.get();
        return current != null && current.isAlive() && launch.readiness().ready();
    }

    /// How often the child ended without being asked to.
    public int ends() {
        return ends.get();
    }

    public List<String> lastWords(int lines) {
        return log.tail(lines);
    }

    /// Tells the child to end, without waiting; it isn't started again.
    public void tellToEnd() {
        stopping.countDown();
        var current = process.get();
        if (current != null) {
            askToEnd(current);
        }
    }

    /// Kills the child at once; it isn't started again.
    public void kill() {
        stopping.countDown();
        var current = process.get();
        if (current != null) {
            ProcessRecords.kill(current.toHandle());
        }
        records.forget(name());
    }

    /// Waits until the child ended, and kills it when it doesn't within the limit.
    public void awaitEnd(Duration limit) {
        var current = process.get();
        if (current != null && !ProcessRecords.awaitEnd(current.toHandle(), limit)) {
            news.accept("%s didn't end within %d s and is killed".formatted(name(), limit.toSeconds()));
            ProcessRecords.kill(current.toHandle());
        }
        var keeping = keeper;
        try {
            if (keeping != null) {
                keeping.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        records.forget(name());
    }

    private void keep() {
        var pause = FIRST_PAUSE;
        try {
            while (stopping.getCount() > 0) {
                var begun = System.nanoTime();
                var reason = "exit " + launched().waitFor();
                if (stopping.getCount() == 0) {
                    return;
                }
                ends.incrementAndGet();
                pause = System.nanoTime() - begun > STEADY.toNanos() ? FIRST_PAUSE : pause;
                tell("%s ended by itself (%s); starting it again".formatted(name(), reason));
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (IOException cannotStart) {
            ends.incrementAndGet();
            tell("%s can't be started: %s".formatted(name(), cannotStart.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// A stop that comes while the child is being started still finds it.
    private Process launched() throws IOException {
        var command = new ArrayList<String>();
        Stream.of(DEAF_TO_THE_TERMINAL, launch.command()).forEach(command::addAll);
        var started = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.set(started);
        records.put(name(), started.toHandle());
        log.follow(started.getInputStream(), name());
        if (stopping.getCount() == 0) {
            askToEnd(started);
        }
        return started;
    }

    /// By its handle: a process's own method would close its streams too, and its last words would be lost, or it
    /// would break on them.
    private static void askToEnd(Process process) {
        process.toHandle().destroy();
    }

    private void tell(String text) {
        log.line("--- " + text);
        news.accept(text);
    }
}
