package kz.tumar.local.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.tumar.local.process.Supervised;

/// Waits for children to become ready and says every two seconds for whom. Gives up, with the last words of whoever is
/// to blame, when one keeps ending or the time is over.
final class AwaitingReady {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration NEWS_EVERY = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 100;
    private static final int ENDS_BEFORE_GIVING_UP = 3;
    private static final int LAST_LINES = 25;

    private final Consumer<String> news;

    AwaitingReady(Consumer<String> news) {
        this.news = news;
    }

    void all(List<Supervised> children) {
        var pending = new ArrayList<>(children);
        var begun = System.nanoTime();
        var told = begun;
        try {
            while (!pending.isEmpty()) {
                pending.removeIf(Supervised::ready);
                pending.stream()
                        .filter(child -> child.ends() >= ENDS_BEFORE_GIVING_UP)
                        .findFirst()
                        .ifPresent(child -> giveUp(child, "keeps ending"));
                var now = System.nanoTime();
                if (!pending.isEmpty() && now - begun > LIMIT.toNanos()) {
                    giveUp(pending.getFirst(), "isn't ready after %d s".formatted(LIMIT.toSeconds()));
                }
                if (!pending.isEmpty() && now - told > NEWS_EVERY.toNanos()) {
                    told = now;
                    news.accept("waiting for %s (%d s)"
                            .formatted(
                                    names(pending),
                                    Duration.ofNanos(now - begun).toSeconds()));
                }
                Thread.sleep(pending.isEmpty() ? 0 : POLL_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StackRefused("Stopped while waiting for " + names(pending) + ".");
        }
    }

    private static String names(List<Supervised> children) {
        return children.stream().map(Supervised::name).collect(Collectors.joining(", "));
    }

    private static void giveUp(Supervised child, String why) {
        throw new StackRefused("%s %s. The end of its log:\n  %s"
                .formatted(child.name(), why, String.join("\n  ", child.lastWords(LAST_LINES))));
    }
}
