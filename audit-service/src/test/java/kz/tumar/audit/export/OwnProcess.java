package kz.tumar.audit.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import kz.tumar.audit.note.KeyName;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.SigningKey;
import kz.tumar.audit.tree.Subtrees;
import kz.tumar.audit.witness.WitnessPolicy;

/// A package being built by a process of its own: `TARGET ENTRIES STOP`. It says how far it has come, and stands still
/// for ever before entry STOP.
final class OwnProcess {
    private OwnProcess() {}

    static Process start(Path target, int entries, int stop, String heap) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnProcess.class.getName(),
                        target.toString(),
                        Integer.toString(entries),
                        Integer.toString(stop)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        int stop = Integer.parseInt(arguments[2]);
        var key = SigningKey.generate(new KeyName(TestMaterial.ORIGIN));
        var whole = new TestMaterial(key, Integer.parseInt(arguments[1]), false);
        ExportMaterial stopping = new Stopping(whole, stop);
        new PackageWriter(LogKeys.of(key), WitnessPolicy.none(), Operators.test())
                .write(Path.of(arguments[0]), whole.scope(), stopping, System.out::println);
        System.out.println("whole");
    }

    private record Stopping(TestMaterial whole, int stop) implements ExportMaterial {
        @Override
        public void records(RecordSink sink) throws IOException {
            whole.records((index, entry) -> {
                if (index == stop) {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException ended) {
                        throw new IOException(ended);
                    }
                }
                sink.accept(index, entry);
            });
        }

        @Override
        public SignedNote checkpoint() {
            return whole.checkpoint();
        }

        @Override
        public Optional<SignedNote> previousCheckpoint() {
            return whole.previousCheckpoint();
        }

        @Override
        public Subtrees subtrees() {
            return whole.subtrees();
        }

        @Override
        public Optional<Heads> heads() {
            return whole.heads();
        }
    }
}
