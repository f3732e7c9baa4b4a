package kz.tumar.witness;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Cosigns what only grew. For each log the last size is compared, the new checkpoint kept and the cosignature made
/// while nobody else may ask about that log, so that it never forgets a size it has cosigned.
final class Witness {
    private final Map<String, List<Key>> logs;
    private final Memory memory;
    private final WitnessKey key;
    private final Clock clock;
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    /// @param logs the keys trusted for each origin
    Witness(Map<String, List<Key>> logs, Memory memory, WitnessKey key, Clock clock) {
        this.logs = Map.copyOf(logs);
        this.memory = memory;
        this.key = key;
        this.clock = clock;
    }

    /// @throws IOException when the memory can't be read or written; nothing was cosigned then
    Answer addCheckpoint(byte[] body) throws IOException {
        Optional<Request> parsed = Request.parse(body);
        if (parsed.isEmpty()) {
            return Answer.of(400);
        }
        Request request = parsed.get();
        String origin = request.checkpoint().origin();
        List<Key> keys = logs.get(origin);
        if (keys == null) {
            return Answer.of(404);
        }
        Optional<List<Note.Line>> signed = request.note().signedBy(keys);
        if (signed.isEmpty()) {
            return Answer.of(403);
        }
        if (request.old() > request.checkpoint().size()) {
            return Answer.of(400);
        }
        synchronized (turns.computeIfAbsent(origin, _ -> new Object())) {
            return decide(request, signed.get());
        }
    }

    private Answer decide(Request request, List<Note.Line> signed) throws IOException {
        Checkpoint asked = request.checkpoint();
        Optional<Checkpoint> seen = memory.latest(asked.origin()).flatMap(note -> Checkpoint.parse(note.text()));
        long size = seen.map(Checkpoint::size).orElse(0L);
        if (request.old() != size) {
            return Answer.anotherSize(size);
        }
        if (!grew(request, seen)) {
            return Answer.of(422);
        }
        Note.Line line = key.cosign(request.note().text(), clock.instant().getEpochSecond());
        List<Note.Line> lines = new ArrayList<>(signed);
        lines.add(line);
        memory.keep(asked.origin(), new Note(request.note().text(), lines));
        return Answer.cosigned(line);
    }

    private static boolean grew(Request request, Optional<Checkpoint> seen) {
        Checkpoint asked = request.checkpoint();
        boolean rightWhenEmpty = asked.size() > 0 || Arrays.equals(asked.root(), Hashes.sha256());
        boolean rightWhenSame = seen.isEmpty()
                || seen.get().size() != asked.size()
                || Arrays.equals(seen.get().root(), asked.root());
        if (!rightWhenEmpty || !rightWhenSame) {
            return false;
        }
        return request.old() == 0
                ? request.proof().isEmpty()
                : Consistency.holds(
                        request.old(),
                        asked.size(),
                        request.proof(),
                        seen.orElseThrow().root(),
                        asked.root());
    }

    /// What it cosigned last of a log, by the SHA-256 of the log's origin in hex.
    Answer checkpoint(String originHash) throws IOException {
        if (!originHash.matches("[0-9a-f]{64}")) {
            return Answer.of(404);
        }
        return memory.named(originHash).map(Answer::checkpoint).orElseGet(() -> Answer.of(404));
    }
}
