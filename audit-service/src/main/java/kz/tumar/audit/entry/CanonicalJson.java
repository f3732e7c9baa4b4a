package kz.tumar.audit.entry;

import java.util.Arrays;
import java.util.Optional;

/// RFC 8785 in one pass over the bytes, without a tree in memory: members are written as they come and moved only where
/// they were out of order. Reads I-JSON: valid UTF-8, no lone surrogates, no name twice. One instance serves one thread
/// and keeps its buffers from fact to fact.
public final class CanonicalJson {
    private static final int MAX_DEPTH = 64;
    private static final int LARGEST_KEPT = 64;
    private static final int SPAN = 4;
    private static final int NAME_START = 0;
    private static final int NAME_END = 1;
    private static final int MEMBER_END = 2;
    private static final int PLAIN_NAME = 3;

    private final JsonText text = new JsonText();
    private int[] spans = new int[SPAN * 64];
    private int spanTop;
    private int topMembers;
    private byte[] moved = new byte[1024];
    private final int[][] lastOrders = new int[MAX_DEPTH][0];

    /// Reads one JSON object.
    ///
    /// @throws UnfitFact when the bytes are anything else than one I-JSON object
    public void read(byte[] json) throws UnfitFact {
        text.start(json);
        spanTop = 0;
        topMembers = 0;
        text.skipSpace();
        if (text.peek() != '{') {
            throw new UnfitFact("not a JSON object");
        }
        object(0);
        topMembers = spanTop / SPAN;
        text.skipSpace();
        if (!text.atEnd()) {
            throw new UnfitFact("something follows the JSON object");
        }
    }

    public int length() {
        return text.written();
    }

    public byte[] bytes() {
        return Arrays.copyOf(text.output(), text.written());
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(text.output(), 0, target, at, text.written());
    }

    /// The text of a member of the outermost object, if it is there and is a string.
    public Optional<String> text(String name) throws UnfitFact {
        for (int i = 0; i < topMembers; i++) {
            int span = i * SPAN;
            if (isNamed(span, name)) {
                int value = spans[span + NAME_END] + 1;
                return text.output()[value] == '"'
                        ? Optional.of(text.unescaped(value + 1, spans[span + MEMBER_END] - 1))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// @param name plain ASCII, as are those of CloudEvents
    private boolean isNamed(int span, String name) {
        int from = spans[span + NAME_START] + 1;
        if (spans[span + NAME_END] - 1 - from != name.length()) {
            return false;
        }
        byte[] bytes = text.output();
        for (int i = 0; i < name.length(); i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void value(int depth) throws UnfitFact {
        text.skipSpace();
        switch (text.peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> text.copyString();
            case 't' -> text.copyLiteral("true");
            case 'f' -> text.copyLiteral("false");
            case 'n' -> text.copyLiteral("null");
            default -> text.copyNumber();
        }
    }

    private void array(int depth) throws UnfitFact {
        requireDepth(depth);
        text.copy('[');
        text.skipSpace();
        if (text.peek() == ']') {
            text.copy(']');
            return;
        }
        while (true) {
            value(depth + 1);
            text.skipSpace();
            if (text.peek() != ',') {
                break;
            }
            text.copy(',');
        }
        text.copy(']');
    }

    /// Leaves the spans of the outermost object on the stack, those of inner ones are taken off.
    private void object(int depth) throws UnfitFact {
        requireDepth(depth);
        text.copy('{');
        int base = spanTop;
        int first = text.written();
        boolean sorted = true;
        text.skipSpace();
        if (text.peek() != '}') {
            while (true) {
                member(depth);
                sorted = sorted && inOrder(base);
                text.skipSpace();
                if (text.peek() != ',') {
                    break;
                }
                text.copy(',');
                text.skipSpace();
            }
        }
        text.copy('}');
        if (!sorted) {
            sort(base, first, depth);
        }
        if (depth > 0) {
            spanTop = base;
        }
    }

    private void member(int depth) throws UnfitFact {
        if (text.peek() != '"') {
            throw new UnfitFact("an object's member has no name");
        }
        int nameStart = text.written();
        boolean plain = text.copyString();
        int nameEnd = text.written();
        text.skipSpace();
        text.copy(':');
        value(depth + 1);
        if (spanTop + SPAN > spans.length) {
            spans = Arrays.copyOf(spans, spans.length * 2);
        }
        spans[spanTop + NAME_START] = nameStart;
        spans[spanTop + NAME_END] = nameEnd;
        spans[spanTop + MEMBER_END] = text.written();
        spans[spanTop + PLAIN_NAME] = plain ? 1 : 0;
        spanTop += SPAN;
    }

    private boolean inOrder(int base) throws UnfitFact {
        return spanTop - SPAN == base || compareNames(spanTop - 2 * SPAN, spanTop - SPAN) < 0;
    }

    /// Names are ordered by UTF-16 code units; for plain ASCII that is the order of the bytes.
    private int compareNames(int left, int right) throws UnfitFact {
        if (spans[left + PLAIN_NAME] == 1 && spans[right + PLAIN_NAME] == 1) {
            byte[] bytes = text.output();
            return Arrays.compareUnsigned(
                    bytes,
                    spans[left + NAME_START] + 1,
                    spans[left + NAME_END] - 1,
                    bytes,
                    spans[right + NAME_START] + 1,
                    spans[right + NAME_END] - 1);
        }
        return name(left).compareTo(name(right));
    }

    private String name(int span) throws UnfitFact {
        return text.unescaped(spans[span + NAME_START] + 1, spans[span + NAME_END] - 1);
    }

    private void sort(int base, int first, int depth) throws UnfitFact {
        int count = (spanTop - base) / SPAN;
        int[] order = lastOrders[depth];
        if (!sorts(order, base, count)) {
            order = order(base, count);
            lastOrders[depth] = count <= LARGEST_KEPT ? order : lastOrders[depth];
        }
        int length = spans[spanTop - SPAN + MEMBER_END] - first;
        if (moved.length < length) {
            moved = new byte[length * 2];
        }
        System.arraycopy(text.output(), first, moved, 0, length);
        int[] old = Arrays.copyOfRange(spans, base, spanTop);
        int at = first;
        for (int i = 0; i < count; i++) {
            int from = order[i] * SPAN;
            int start = old[from + NAME_START];
            int memberLength = old[from + MEMBER_END] - start;
            System.arraycopy(moved, start - first, text.output(), at, memberLength);
            int to = base + i * SPAN;
            spans[to + NAME_START] = at;
            spans[to + NAME_END] = at + old[from + NAME_END] - start;
            spans[to + MEMBER_END] = at + memberLength;
            spans[to + PLAIN_NAME] = old[from + PLAIN_NAME];
            at += memberLength;
            if (i < count - 1) {
                text.output()[at++] = ',';
            }
        }
        requireNoNameTwice(base, count);
    }

    /// Whether the members are in order when taken so: most events come from the same programs, member by member.
    private boolean sorts(int[] order, int base, int count) throws UnfitFact {
        if (order.length != count) {
            return false;
        }
        for (int i = 1; i < count; i++) {
            if (compareNames(base + order[i - 1] * SPAN, base + order[i] * SPAN) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// A stable merge sort of the members by their names, without boxes.
    private int[] order(int base, int count) throws UnfitFact {
        int[] order = new int[count];
        int[] merged = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int width = 1; width < count; width *= 2) {
            for (int from = 0; from < count; from += 2 * width) {
                merge(base, order, merged, from, Math.min(from + width, count), Math.min(from + 2 * width, count));
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        return order;
    }

    private void merge(int base, int[] order, int[] merged, int from, int middle, int to) throws UnfitFact {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right == to
                    || (left < middle && compareNames(base + order[left] * SPAN, base + order[right] * SPAN) <= 0);
            merged[i] = takeLeft ? order[left++] : order[right++];
        }
    }

    private void requireNoNameTwice(int base, int count) throws UnfitFact {
        for (int i = 1; i < count; i++) {
            if (compareNames(base + (i - 1) * SPAN, base + i * SPAN) == 0) {
                throw new UnfitFact("an object has a name twice");
            }
        }
    }

    private static void requireDepth(int depth) throws UnfitFact {
        if (depth >= MAX_DEPTH) {
            throw new UnfitFact("nested deeper than " + MAX_DEPTH);
        }
    }
}
