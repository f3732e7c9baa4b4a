package kz.tumar.audit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Offsets of one partition as spans `[from, to)`, in ascending order.
record Offsets(List<Span> spans) {
    Offsets {
        spans = List.copyOf(spans);
    }

    record Span(long from, long to) {}

    /// Gathers ascending offsets into spans.
    static final class Gathering {
        private final List<Span> spans = new ArrayList<>();

        void add(long offset) {
            if (!spans.isEmpty() && spans.getLast().to() == offset) {
                Span last = spans.removeLast();
                spans.add(new Span(last.from(), offset + 1));
            } else {
                spans.add(new Span(offset, offset + 1));
            }
        }

        Offsets gathered() {
            return new Offsets(spans);
        }
    }

    static Offsets parse(JsonNode json) {
        List<Span> spans = new ArrayList<>();
        for (JsonNode span : json) {
            spans.add(new Span(span.path(0).asLong(), span.path(1).asLong()));
        }
        return new Offsets(spans);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (Span span : spans) {
            text.append(text.length() > 1 ? "," : "");
            text.append('[').append(span.from()).append(',').append(span.to()).append(']');
        }
        return text.append(']').toString();
    }
}
