package kz.tumar.local;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import kz.tumar.local.stack.StackStatus;
import kz.tumar.local.stack.StackStatus.Line;
import kz.tumar.local.stack.StackStatus.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Shows every process. Exit status: 0 all ready, 3 partly or not healthy, 4 stopped.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var status = StackStatus.of(data.startedFolder());
        System.out.printf("%-18s %-9s %8s %6s %9s%n", "process", "state", "pid", "port", "uptime");
        status.lines().forEach(StatusCommand::show);
        var code = status.exitCode();
        status.lines().stream()
                .filter(line -> line.state() == State.UNHEALTHY)
                .forEach(line -> UpCommand.say(
                        "%s is not healthy: %s".formatted(line.name(), String.join(", ", line.failing()))));
        UpCommand.say(verdict(status, code));
        return code;
    }

    private static String verdict(StackStatus status, int code) {
        if (code == 0) {
            return "ready";
        }
        if (code == 4) {
            return "stopped";
        }
        var runs = status.lines().stream()
                .allMatch(line -> line.state() == State.READY || line.state() == State.UNHEALTHY);
        return runs ? "not healthy" : "partly running";
    }

    private static void show(Line line) {
        System.out.printf(
                "%-18s %-9s %8s %6s %9s%n",
                line.name(),
                line.state().name().toLowerCase(Locale.ROOT),
                line.process().map(process -> Long.toString(process.pid())).orElse("-"),
                line.port() == 0 ? "-" : Integer.toString(line.port()),
                line.uptime().map(StatusCommand::readable).orElse("-"));
    }

    private static String readable(Duration uptime) {
        return "%d:%02d:%02d".formatted(uptime.toHours(), uptime.toMinutesPart(), uptime.toSecondsPart());
    }
}
