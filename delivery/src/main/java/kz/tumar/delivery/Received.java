package kz.tumar.delivery;

import java.time.Instant;
import kz.tumar.delivery.partition.Fetched;
import org.jspecify.annotations.Nullable;

/// Bytes that came in, before anything was made of them.
@SuppressWarnings("ArrayRecordComponent")
record Received(Origin origin, Channel channel, @Nullable String key, byte[] value, Instant receipt) {
    static Received from(Fetched record) {
        var topic = record.partition().topic();
        return new Received(
                new Origin.OnTopic(topic, record.partition().number(), record.offset()),
                Channel.of(topic),
                record.key(),
                record.value(),
                record.appended());
    }
}
