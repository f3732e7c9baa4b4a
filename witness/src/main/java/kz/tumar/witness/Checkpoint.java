package kz.tumar.witness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The head of a log's tree, as a checkpoint's text says it (C2SP tlog-checkpoint). Extension lines mean nothing here.
@SuppressWarnings("ArrayRecordComponent")
record Checkpoint(String origin, long size, byte[] root) {
    static Optional<Checkpoint> parse(String text) {
        List<String> all = Arrays.asList(text.split("\n", -1));
        List<String> lines = all.subList(0, all.size() - 1);
        if (lines.size() < 3 || lines.contains("")) {
            return Optional.empty();
        }
        return size(lines.get(1))
                .flatMap(size -> Hashes.hash(lines.get(2)).map(root -> new Checkpoint(lines.getFirst(), size, root)));
    }

    /// A decimal number without leading zeroes.
    static Optional<Long> size(String text) {
        return text.matches("0|[1-9][0-9]{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
