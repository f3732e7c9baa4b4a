package kz.tumar.journey;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `./tumar demo`: the journeys on a fresh data folder, with company systems that run as processes of
/// their own.
@CommandLine.Command(
        name = "tumar demo",
        mixinStandardHelpOptions = true,
        description = "Plays the journeys on a fresh data folder; ends with how many steps passed and failed.")
public final class Demo implements Callable<Integer> {
    /// Every port of the stack by the name it has in the environment.
    static final List<String> PORT_NAMES =
            List.of("CONSENT", "REQUEST", "RETENTION", "AUDIT", "ISSUER", "KAFKA", "POSTGRES");

    private static final Map<String, Integer> USUAL_PORTS = Map.of(
            "CONSENT",
            8081,
            "REQUEST",
            8082,
            "RETENTION",
            8083,
            "AUDIT",
            8084,
            "ISSUER",
            8085,
            "KAFKA",
            19092,
            "POSTGRES",
            15432);

    @CommandLine.Option(names = "--data", description = "the data folder; must be empty or absent (default: a new one)")
    private @Nullable Path data;

    @CommandLine.Option(names = "--keep", description = "leave the data folder for a later ./tumar up --data")
    private boolean keep;

    @CommandLine.Option(names = "--chaos", description = "kill processes of the stack meanwhile")
    private boolean chaos;

    @CommandLine.Option(names = "--seed", description = "which processes and when (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @CommandLine.Option(names = "--no-build", description = "run what is built already")
    private boolean noBuild;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path folder = fresh();
        var tumar = new Tumar(Tumar.repository(), folder);
        if (noBuild) {
            tumar.set("TUMAR_NO_BUILD", "1");
        }
        var steps = new Steps(System.out, isTerminal() && System.getenv("NO_COLOR") == null);
        Runnable down = () -> tumar.runQuietly(folder.resolve("down.txt"), "down");
        var stopping = new Thread(down);
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            play(tumar, steps);
        } catch (Steps.JourneyEnded ended) {
            steps.say("the journey can't go on without: " + ended.getMessage());
        } catch (RuntimeException failed) {
            steps.fail("the demo", failed.toString());
        }
        Runtime.getRuntime().removeShutdownHook(stopping);
        down.run();
        steps.say("");
        if (keep) {
            steps.say("data folder: " + folder);
        } else {
            deleteAllButPackages(folder);
            steps.say("only the packages and whom to trust were left in " + folder);
        }
        System.out.printf("%d passed, %d failed%n", steps.passed(), steps.failed());
        return steps.failed() == 0 && steps.passed() > 0 ? 0 : 1;
    }

    private void play(Tumar tumar, Steps steps) {
        Path policy = policyOf(tumar);
        steps.heading("The stack");
        steps.say(DemoPolicy.write(tumar.root().resolve("policy").resolve("modesco.yaml"), policy));
        USUAL_PORTS.forEach((name, port) -> {
            if (isBusy(port)) {
                tumar.set("TUMAR_" + name + "_PORT", "0");
            }
        });
        int started = tumar.run("up", "--detach");
        steps.check("the stack is up", () -> started == 0);
        if (started != 0) {
            return;
        }
        try (var companies = Companies.start(tumar, Ports.of(tumar.data()));
                var disturbance = chaos ? Chaos.begin(tumar, seed, steps) : Chaos.none()) {
            journeys(tumar, companies.scene(steps), disturbance);
            disturbance.report(steps);
        }
    }

    private static Path policyOf(Tumar tumar) {
        return tumar.data().resolve("policy.yaml");
    }

    private static void journeys(Tumar tumar, Scene scene, Chaos disturbance) {
        new GoingLive(scene).play();
        List<String> person = new GivingUsingWithdrawing(scene, "").play();
        new AchievingPurposes(scene).play();
        var access = new RequestingAccess(scene);
        access.play();
        new DisputingData(scene).play();
        new FindingThePerson(scene).play();
        for (int round = 2; disturbance.hasMoreToKill(); round++) {
            new GivingUsingWithdrawing(scene, "-" + round).play();
        }
        new ChoosingCookies(scene).play();
        new VisitingOwnPage(scene).play();
        new FilingByPublicForm(scene).play();
        new AskingAboutThePast(scene).play();
        access.escalated();
        new Tabling(scene).print(person);
        new AnsweringTheAuthority(scene, tumar).play(person.getFirst());
        new ForwardingALink(scene, policyOf(tumar)).play();
    }

    private Path fresh() throws IOException {
        if (data == null) {
            return Files.createTempDirectory("tumar-demo-");
        }
        if (Files.isDirectory(data)) {
            try (Stream<Path> inside = Files.list(data)) {
                if (inside.findAny().isPresent()) {
                    throw new CommandLine.ParameterException(
                            new CommandLine(this), data + " is not empty; the demo needs a fresh data folder");
                }
            }
        }
        return Files.createDirectories(data).toAbsolutePath();
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static boolean isBusy(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !probe.isBound();
        } catch (IOException busy) {
            return true;
        }
    }

    /// Leaves what was printed as `package:`, and what it verifies against.
    private static void deleteAllButPackages(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !(folder.equals(file.getParent())
                            && (file.toString().endsWith(".zip") || file.endsWith("trust.policy"))))
                    .sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
