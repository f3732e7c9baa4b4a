package kz.tumar.local;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.local.ahead.IdleTraining;
import kz.tumar.local.backup.RestoringServer;
import kz.tumar.local.stack.Installation;
import kz.tumar.local.stack.Member;
import kz.tumar.local.stack.Ports;
import kz.tumar.local.stack.Stack;
import kz.tumar.local.stack.StackRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Starts everything, prints the addresses and \"tumar: ready\", and runs until Ctrl-C or down.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--detach", description = "return when everything is ready and leave it running")
    private boolean detach;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "the operator's policy (default: policy.yaml in the data folder if there is one,"
                    + " else policy/modesco.yaml in the repository)")
    private @Nullable Path policy;

    @Override
    public Integer call() throws Exception {
        RestoringServer.refuseInterrupted(data.folder());
        if (detach) {
            return DetachedStart.run(data.folder(), policy());
        }
        var stack = Stack.on(data.folder(), UpCommand::say);
        var idle = new AtomicReference<@Nullable IdleTraining>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, idle.get()), "stack-end"));
        var installation = new Installation(DataOption.home(), policy(), System.getenv());
        try {
            announce(stack.start(installation));
        } catch (StackRefused refused) {
            say("failed: " + refused.getMessage());
            return 1;
        }
        if (installation.builds()) {
            idle.set(IdleTraining.begin(TrainCommand.training(installation)));
        }
        stack.awaitEnd();
        return 0;
    }

    private Path policy() {
        Path own = data.folder().policy();
        Path usual = Files.exists(own) ? own : DataOption.home().resolve("policy/modesco.yaml");
        return requireNonNullElse(policy, usual).toAbsolutePath();
    }

    /// Progress, one line a step. Nothing but plain text, so it reads the same in a terminal and in a
    /// file.
    static void say(String line) {
        System.out.println("tumar: " + line);
        System.out.flush();
    }

    private static void end(Stack stack, @Nullable IdleTraining idle) {
        say("stopping");
        if (idle != null) {
            idle.close();
        }
        stack.close();
        say("stopped");
    }

    private static void announce(Ports ports) {
        for (var member : Member.values()) {
            var address = "127.0.0.1:" + ports.of(member);
            switch (member) {
                case KAFKA, POSTGRES -> System.out.printf("  %-18s %s%n", member.processName(), address);
                case ISSUER -> System.out.printf("  %-18s http://%s/tumar%n", member.processName(), address);
                case CONSENT, RETENTION ->
                    System.out.printf("  %-18s http://%s/q/swagger-ui%n", member.processName(), address);
                case REQUEST -> {
                    System.out.printf("  %-18s http://%s/q/swagger-ui%n", member.processName(), address);
                    System.out.printf("  %-18s http://%s/form%n", "request form", address);
                    System.out.printf("  %-18s %s%n", "letters", letters());
                }
                case AUDIT -> {
                    System.out.printf("  %-18s http://%s/q/swagger-ui%n", member.processName(), address);
                    System.out.printf("  %-18s http://%s/log/checkpoint%n", "log", address);
                }
            }
        }
        say("ready");
    }

    /// Services inherit the environment, and with it who sends letters and through which server.
    private static String letters() {
        String from = System.getenv("TUMAR_MAIL_FROM");
        String host = System.getenv("QUARKUS_MAILER_HOST");
        return from == null || from.isBlank()
                ? "off (TUMAR_MAIL_FROM=ADDRESS QUARKUS_MAILER_HOST=HOST QUARKUS_MAILER_PORT=PORT switch them on)"
                : "from " + from + " through " + (host == null ? "localhost" : host);
    }
}
