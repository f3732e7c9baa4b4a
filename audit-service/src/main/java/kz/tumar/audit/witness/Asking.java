package kz.tumar.audit.witness;

import java.io.IOException;
import java.util.List;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.audit.witness.WitnessPolicy.Witness;

/// Asks one witness to cosign one checkpoint: from what it saw last as far as the log knows, and once more from what it
/// says itself that it saw.
final class Asking {
    private final Consistency tree;
    private final Transport transport;

    Asking(Consistency tree, Transport transport) {
        this.tree = tree;
        this.transport = transport;
    }

    /// Proves that the tree of one size, at least one, grew out of that of another.
    @FunctionalInterface
    interface Consistency {
        List<TreeHash> proof(long from, long to);
    }

    /// How a request gets to a witness; bounded in time and size.
    @FunctionalInterface
    interface Transport {
        Reply send(Witness witness, byte[] body) throws IOException, InterruptedException;
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Reply(int status, String contentType, byte[] body) {}

    /// What came of it.
    sealed interface Outcome {
        /// @param note the checkpoint with its line
        record Cosigned(SignedNote note, long time) implements Outcome {}

        /// It saw a larger log than this one is. Either this one was set back, or somebody else signs with its key.
        record Ahead(long size) implements Outcome {}

        record Refused(WitnessAnswer.Why why) implements Outcome {}

        /// It can't be reached, or answers with a status of its own trouble.
        record Away() implements Outcome {}

        /// It doesn't keep to the protocol.
        record Senseless() implements Outcome {}

        /// Whether this can't be a passing trouble of the witness, but says something about the log.
        default boolean accuses() {
            return this instanceof Ahead || equals(new Refused(WitnessAnswer.Why.NOT_CONSISTENT));
        }
    }

    Outcome ask(Witness witness, long known, SignedNote checkpoint) throws InterruptedException {
        long size = Checkpoint.parse(checkpoint).size();
        WitnessAnswer first = send(witness, Math.min(known, size), size, checkpoint);
        if (!(first instanceof WitnessAnswer.AnotherSize(long seen))) {
            return outcome(first);
        }
        if (seen > size) {
            return new Outcome.Ahead(seen);
        }
        WitnessAnswer second = send(witness, seen, size, checkpoint);
        return second instanceof WitnessAnswer.AnotherSize(long larger) && larger > size
                ? new Outcome.Ahead(larger)
                : outcome(second);
    }

    private WitnessAnswer send(Witness witness, long old, long size, SignedNote checkpoint)
            throws InterruptedException {
        List<TreeHash> proof = old == 0 || old == size ? List.of() : tree.proof(old, size);
        try {
            Reply reply = transport.send(witness, new AddCheckpoint(old, proof, checkpoint).body());
            return WitnessAnswer.read(reply.status(), reply.contentType(), reply.body(), checkpoint, witness.key());
        } catch (IOException unreachable) {
            return new WitnessAnswer.Away(0);
        }
    }

    private static Outcome outcome(WitnessAnswer answer) {
        return switch (answer) {
            case WitnessAnswer.Cosigned(SignedNote note, long time) -> new Outcome.Cosigned(note, time);
            case WitnessAnswer.Refused(WitnessAnswer.Why why) -> new Outcome.Refused(why);
            case WitnessAnswer.Away _ -> new Outcome.Away();
            case WitnessAnswer.AnotherSize _, WitnessAnswer.Senseless _ -> new Outcome.Senseless();
        };
    }
}
