package kz.tumar.verify.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tumar.verify.tree.RangeFold;
import kz.tumar.verify.tree.Sha256;
import kz.tumar.verify.tree.TreeHasher;

/// Where each subject's history ends, as far as it was read: its last number and the index of that entry. A leaf of
/// the tree of heads says this of one subject; the leaves stand in the order of the subjects' keys.
public final class Histories {
    private static final int KEY = 16;

    private final Map<String, End> ends = new HashMap<>();

    /// @param number how many entries there are
    /// @param index of the last of them
    public record End(long number, long index) {}

    public void add(String subject, long number, long index) {
        ends.put(subject, new End(number, index));
    }

    /// The leaf's hash.
    public static byte[] leaf(TreeHasher hasher, String subject, End end) {
        String text =
                "{\"index\":" + end.index() + ",\"key\":\"" + key(subject) + "\",\"number\":" + end.number() + "}";
        byte[] bytes = text.getBytes(US_ASCII);
        return hasher.leaf(bytes, 0, bytes.length);
    }

    public long count() {
        return ends.size();
    }

    public byte[] root(TreeHasher hasher) {
        SortedMap<String, byte[]> leaves = new TreeMap<>();
        ends.forEach((subject, end) -> leaves.put(key(subject), leaf(hasher, subject, end)));
        RangeFold fold = new RangeFold(hasher);
        leaves.values().forEach(fold::append);
        return fold.root();
    }

    private static String key(String subject) {
        return HexFormat.of().formatHex(Sha256.digest().digest(subject.getBytes(UTF_8)), 0, KEY);
    }
}
