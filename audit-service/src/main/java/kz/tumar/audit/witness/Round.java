package kz.tumar.audit.witness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.witness.WitnessPolicy.Witness;

/// One round: every witness that has an address and hasn't cosigned this checkpoint yet is asked, all at the same time.
/// A slow one delays nobody but the end of the round, and that is bounded by the time it may take.
final class Round {
    private final WitnessPolicy policy;
    private final Asking asking;

    Round(WitnessPolicy policy, Asking asking) {
        this.policy = policy;
        this.asking = asking;
    }

    /// @param note the checkpoint with the lines it has already
    /// @param known what each witness cosigned last, by its verifier key
    Map<String, Asking.Outcome> about(SignedNote note, Map<String, Long> known) throws InterruptedException {
        Map<String, Asking.Outcome> outcomes = new ConcurrentHashMap<>();
        Map<String, Thread> asked = new LinkedHashMap<>();
        for (Witness witness : policy.witnesses()) {
            if (witness.url().isPresent() && note.cosignedAt(witness.key()).isEmpty()) {
                long seen = known.getOrDefault(witness.key().encoded(), 0L);
                asked.put(witness.name(), Thread.ofVirtual().start(() -> ask(witness, seen, note, outcomes)));
            }
        }
        for (Thread thread : asked.values()) {
            thread.join();
        }
        return new TreeMap<>(outcomes);
    }

    private void ask(Witness witness, long seen, SignedNote note, Map<String, Asking.Outcome> outcomes) {
        try {
            outcomes.put(witness.name(), asking.ask(witness, seen, note));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            outcomes.put(witness.name(), new Asking.Outcome.Away());
        }
    }

    static Map<String, String> described(Map<String, Asking.Outcome> outcomes) {
        Map<String, String> described = new TreeMap<>();
        outcomes.forEach((name, outcome) -> described.put(
                name,
                switch (outcome) {
                    case Asking.Outcome.Cosigned _ -> "cosigned";
                    case Asking.Outcome.Ahead _ -> "saw-a-larger-log";
                    case Asking.Outcome.Away _ -> "away";
                    case Asking.Outcome.Senseless _ -> "not-the-protocol";
                    case Asking.Outcome.Refused(WitnessAnswer.Why why) ->
                        switch (why) {
                            case MALFORMED -> "refused-malformed";
                            case KEY_UNKNOWN -> "refused-key-unknown";
                            case LOG_UNKNOWN -> "refused-log-unknown";
                            case NOT_CONSISTENT -> "refused-not-consistent";
                        };
                }));
        return described;
    }
}
