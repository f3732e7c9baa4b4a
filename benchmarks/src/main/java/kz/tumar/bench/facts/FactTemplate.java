package kz.tumar.bench.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import kz.tumar.contract.EventType;

/// The bytes of one fact with places to fill in, so that the generator costs little beside what it measures.
///
/// @param places where the subject, the id, the correlation and the cause's id begin
@SuppressWarnings("ArrayRecordComponent")
record FactTemplate(String service, EventType type, byte[] bytes, List<Integer> places) {

    /// @param values what stands in those places now
    static FactTemplate of(String service, EventType type, byte[] bytes, List<String> values) {
        var text = new String(bytes, StandardCharsets.US_ASCII);
        return new FactTemplate(
                service, type, bytes, values.stream().map(text::indexOf).toList());
    }

    /// @param values as long as those that stand there now
    byte[] filled(String... values) {
        var filled = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < values.length; i++) {
            var value = values[i].getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(value, 0, filled, places.get(i), value.length);
        }
        return filled;
    }
}
