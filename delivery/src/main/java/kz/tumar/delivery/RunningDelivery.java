package kz.tumar.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Broker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of one service's delivery, wired, and the threads they run on: one rebuilds and then consumes, one
/// waits until it may serve, one relays, one proves how current it all is, one tends to what has grown.
final class RunningDelivery implements Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(RunningDelivery.class);
    private static final long PATIENCE_SECONDS = 15;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Settings settings;
    private final Patience starting;
    private final Announcing announcing;
    private final Rebuilding rebuilding;
    private final ObeyingFirst obeyingFirst;
    private final Relaying relaying;
    private final Consuming consuming;
    private final ProvingCurrency currency;
    private final PuttingAside puttingAside;
    private final SubmittingClaims claims;
    private final CountingDenials denials;
    private final Tending tending;
    private final Runnable onClose;
    private volatile boolean serving;

    RunningDelivery(
            Settings settings,
            Transactions transactions,
            DedicatedConnections connections,
            Behaviour behaviour,
            Broker broker,
            Runnable onClose) {
        this.settings = settings;
        this.onClose = onClose;
        Supplier<Set<TopicName>> topics = behaviour::topics;
        this.starting = patience();
        this.relaying = new Relaying(connections, broker, OwnTopics.of(settings), patience());
        var inbox = new Inbox();
        var subjects = new Subjects();
        var aside = new Aside(settings.digestKey());
        var awaiting = new Awaiting(topics, broker);
        this.announcing = new Announcing(settings, behaviour, new Outbox(), subjects, relaying::expect);
        var handling = new Handling(settings, behaviour, inbox, announcing, awaiting);
        var applying = new ApplyingItems(announcing, aside, handling);
        var reading = new ReadingItems(settings);
        this.rebuilding = new Rebuilding(settings, behaviour, transactions, broker, inbox, subjects, starting);
        this.puttingAside = new PuttingAside(settings, transactions, awaiting, reading, announcing, aside, handling);
        this.consuming = new Consuming(
                settings, topics, behaviour.first(), transactions, broker, reading, applying, puttingAside, patience());
        this.currency = new ProvingCurrency(
                topics,
                transactions,
                broker,
                awaiting,
                puttingAside,
                aside,
                patience(),
                Clock.systemUTC(),
                consuming::noteShapes);
        this.obeyingFirst = new ObeyingFirst(topics, transactions, awaiting, aside, patience());
        this.claims = new SubmittingClaims(
                transactions, behaviour, reading, applying, puttingAside, awaiting, settings.attempts(), () -> serving);
        this.denials = new CountingDenials(settings, transactions, inbox, announcing, () -> serving);
        this.tending = new Tending(settings, transactions, inbox, subjects, announcing, patience());
    }

    private Patience patience() {
        return new Patience(stop, settings.backoff());
    }

    void start() {
        launch("consume", this::rebuildAndConsume);
    }

    private void rebuildAndConsume() {
        rebuilding.run();
        launch("obey", this::serveOnceObeyed);
        launch("relay", relaying::run);
        launch("prove", currency::run);
        launch("tend", tending::run);
        consuming.run();
    }

    private void serveOnceObeyed() {
        obeyingFirst.run();
        serving = true;
    }

    private void launch(String name, Runnable work) {
        var thread = Thread.ofPlatform().name("delivery-" + name).daemon(true).unstarted(() -> {
            try {
                work.run();
            } catch (Patience.Stopped stopped) {
                LOG.atDebug().addKeyValue("worker", name).log("stopped");
            }
        });
        synchronized (threads) {
            threads.add(thread);
        }
        thread.start();
    }

    @Override
    public Announcer announcer() {
        return new GuardedAnnouncer(announcing, () -> serving);
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Denials denials() {
        return denials;
    }

    @Override
    public Currency currency() {
        return currency;
    }

    @Override
    public Parking parking() {
        return puttingAside;
    }

    @Override
    public Vitals vitals() {
        var counted = currency.counted();
        var outage = Stream.of(
                        starting.outage(),
                        obeyingFirst.outage(),
                        consuming.outage(),
                        relaying.outage(),
                        currency.outage(),
                        tending.outage())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        return new Vitals(
                serving,
                relaying.elected(),
                outage,
                counted.aside().parked(),
                counted.aside().waiting(),
                counted.unpublished(),
                counted.lag(),
                rebuilding.rebuilt(),
                consuming.rereads() + rebuilding.rereads());
    }

    @Override
    public void close() {
        stop.countDown();
        List<Thread> running;
        synchronized (threads) {
            running = List.copyOf(threads);
        }
        for (Thread thread : running) {
            await(thread);
        }
        serving = false;
        onClose.run();
    }

    private static void await(Thread thread) {
        try {
            if (!thread.join(java.time.Duration.ofSeconds(PATIENCE_SECONDS))) {
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
