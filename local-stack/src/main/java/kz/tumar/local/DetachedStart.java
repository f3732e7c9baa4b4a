package kz.tumar.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.FolderLock;
import kz.tumar.local.process.ProcessRecords;
import kz.tumar.local.stack.Stack;

/// Starts the stack in a process group of its own, so that neither Ctrl-C nor the end of the terminal reaches it, shows
/// its progress until it is ready, and returns.
final class DetachedStart {

    private static final String READY = "tumar: ready";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String IN_OWN_GROUP =
            "set -m; umask 077; out=$1; shift; nohup \"$@\" >\"$out\" 2>&1 </dev/null & echo $!";

    private DetachedStart() {}

    static int run(DataFolder folder, Path policy) throws IOException, InterruptedException {
        FolderLock.take(folder.run().resolve("stack.lock"))
                .orElseThrow(() -> Stack.refused(folder))
                .close();
        var log = folder.logs().resolve(Stack.NAME + ".log");
        Files.deleteIfExists(log);
        var process = ProcessHandle.of(started(folder, policy, log)).orElseThrow();
        var shown = 0;
        var ready = false;
        while (!ready) {
            var ended = ProcessRecords.awaitEnd(process, POLL);
            var lines = Files.exists(log)
                    ? Files.readString(log, StandardCharsets.UTF_8).lines().toList()
                    : List.<String>of();
            lines.subList(Math.min(shown, lines.size()), lines.size()).forEach(System.out::println);
            shown = lines.size();
            ready = lines.contains(READY);
            if (ended && !ready) {
                return 1;
            }
        }
        return 0;
    }

    private static long started(DataFolder folder, Path policy, Path log) throws IOException {
        var command = new ArrayList<String>(List.of(
                "bash",
                "-c",
                IN_OWN_GROUP,
                "tumar",
                log.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Tumar.class.getName(),
                "up",
                "--data",
                folder.root().toString(),
                "--policy",
                policy.toString()));
        var starter = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = starter.inputReader(StandardCharsets.UTF_8)) {
            return Long.parseLong(output.readLine().strip());
        }
    }
}
