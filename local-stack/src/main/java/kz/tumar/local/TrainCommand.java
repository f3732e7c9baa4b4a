package kz.tumar.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tumar.local.ahead.Training;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ParentWatch;
import kz.tumar.local.stack.Installation;
import kz.tumar.local.stack.Member;
import kz.tumar.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes the start caches at once that `up` otherwise makes when the machine is idle.
@Command(
        name = "train",
        description = "Makes the caches with which the programs start faster, where they are missing.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--record", hidden = true, description = "be the training run itself, on a data folder of its own")
    private boolean record;

    @Override
    public Integer call() throws Exception {
        var installation =
                new Installation(DataOption.home(), DataOption.home().resolve("policy/modesco.yaml"), System.getenv());
        if (record) {
            record(installation, data.folder());
            return 0;
        }
        var training = training(installation);
        Runtime.getRuntime().addShutdownHook(new Thread(training::abandon, "training-end"));
        UpCommand.say("making the start caches (about a minute)");
        var outcome = training.run();
        UpCommand.say(
                switch (outcome) {
                    case MADE -> "the start caches are made";
                    case NOT_NEEDED -> "the start caches are there already";
                    case ANOTHER_IS_AT_IT -> "another process is making them";
                    case FAILED ->
                        "no start caches; why is in "
                                + installation.caches().folder().resolve("training.log");
                });
        return outcome == Training.Outcome.FAILED ? 1 : 0;
    }

    /// The training run of that installation, as a process beside this one.
    static Training training(Installation installation) {
        var caches = installation.caches();
        return new Training(
                caches,
                installation::fingerprints,
                place -> {
                    var options = new ArrayList<>(List.of("-Xmx128m", "-Dtumar.home=" + installation.home()));
                    options.addAll(caches.recorded()
                            .options(
                                    Stack.NAME,
                                    Optional.ofNullable(
                                            installation.fingerprints().get(Stack.NAME))));
                    return Installation.own(
                            options, Tumar.class, List.of("train", "--record", "--data", place.toString()));
                },
                anyPorts());
    }

    private static void record(Installation installation, DataFolder folder) {
        ParentWatch.start();
        var stack = Stack.on(folder, UpCommand::say);
        var over = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> abandonUnless(over.get(), stack), "training-end"));
        var recorded = new Installation(
                installation.home(),
                installation.policy(),
                installation.environment(),
                installation.caches().recorded());
        stack.start(recorded);
        stack.closeRecorded();
        over.set(true);
    }

    /// Whoever wants this to end doesn't want to wait for caches.
    private static void abandonUnless(boolean over, Stack stack) {
        if (!over) {
            stack.abandon();
            Runtime.getRuntime().halt(1);
        }
    }

    private static Map<String, String> anyPorts() {
        var ports = new HashMap<String, String>();
        for (var member : Member.values()) {
            ports.put("TUMAR_" + member.name() + "_PORT", "0");
        }
        return ports;
    }
}
