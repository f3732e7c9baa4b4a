package kz.tumar.local;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import kz.tumar.local.stack.StackStatus;
import kz.tumar.local.stack.StackStatus.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Shows every process. Exit status: 0 all ready, 3 partly, 4 stopped.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var status = StackStatus.of(data.folder());
        System.out.printf("%-18s %-9s %8s %6s %9s%n", "process", "state", "pid", "port", "uptime");
        status.lines().forEach(StatusCommand::show);
        var code = status.exitCode();
        UpCommand.say(code == 0 ? "ready" : code == 4 ? "stopped" : "partly running");
        return code;
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
