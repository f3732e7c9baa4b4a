package kz.tumar.audit.heads;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.audit.tree.Head;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.TreeHash;

/// The tree over the heads of all subjects, in the order of their keys. It is never kept: each answer is a pass or two
/// over the heads, whose memory doesn't grow with their number.
public final class HeadTree {
    private final Heads heads;

    public HeadTree(Heads heads) {
        this.heads = heads;
    }

    /// The same heads in the same order, each time.
    @FunctionalInterface
    public interface Heads {
        void read(Consumer<Head> visitor) throws SQLException;
    }

    public record Root(long subjects, TreeHash hash) {}

    /// Where a subject's leaf stands, and what leads from it to the root.
    public record Place(long position, List<TreeHash> proof) {
        public Place {
            proof = List.copyOf(proof);
        }
    }

    public Root root() throws SQLException {
        CompactRange range = CompactRange.empty();
        heads.read(head -> range.append(head.leaf()));
        return new Root(range.size(), range.root());
    }

    /// The places of those of these subjects that there are.
    public Map<UUID, Place> places(Collection<UUID> keys) throws SQLException {
        Map<UUID, Long> positions = new HashMap<>();
        long[] size = {0};
        heads.read(head -> {
            if (keys.contains(head.key())) {
                positions.put(head.key(), size[0]);
            }
            size[0]++;
        });
        Map<UUID, List<Part>> paths = new HashMap<>();
        positions.forEach((key, position) -> paths.put(key, parts(position, size[0])));
        long[] at = {0};
        heads.read(head -> {
            TreeHash leaf = head.leaf();
            paths.values().forEach(path -> path.forEach(part -> part.offer(at[0], leaf)));
            at[0]++;
        });
        Map<UUID, Place> places = new HashMap<>();
        paths.forEach((key, path) -> places.put(
                key,
                new Place(
                        positions.getOrDefault(key, 0L),
                        path.stream().map(part -> part.range.root()).toList())));
        return places;
    }

    private static List<Part> parts(long position, long size) {
        List<Part> parts = new ArrayList<>();
        ProofMaking.siblings(position, size, (from, to) -> parts.add(new Part(from, to)));
        return parts;
    }

    /// Leaves beside a path that make one hash of its proof.
    private static final class Part {
        private final long from;
        private final long to;
        private final CompactRange range = CompactRange.empty();

        private Part(long from, long to) {
            this.from = from;
            this.to = to;
        }

        private void offer(long at, TreeHash leaf) {
            if (at >= from && at < to) {
                range.append(leaf);
            }
        }
    }
}
