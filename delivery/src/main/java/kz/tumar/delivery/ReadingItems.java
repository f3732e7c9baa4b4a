package kz.tumar.delivery;

import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.wire.ClaimReader;
import kz.tumar.delivery.wire.Reading;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// Makes items of bytes; never fails.
final class ReadingItems {
    private final ClaimReader claims;

    ReadingItems(Settings settings) {
        this.claims = new ClaimReader(settings.digestKey(), settings.futureLimit());
    }

    Item read(Received received) {
        return switch (received.channel()) {
            case Channel.Claims channel -> claim(received, channel);
            case Channel.Commands _ ->
                ours(
                        received,
                        () -> Wire.readCommand(received.value())
                                .<Item>map(event -> new Item.OfCommand(received, event))
                                .orElseGet(() -> new Item.Unknown(received)));
            case Channel.Documents channel -> new Item.OfDocument(received, channel);
            case Channel.Facts _ ->
                ours(
                        received,
                        () -> Wire.readFact(received.value())
                                .<Item>map(event -> new Item.OfFact(received, event))
                                .orElseGet(() -> new Item.Unknown(received)));
        };
    }

    private Item claim(Received received, Channel.Claims channel) {
        return switch (claims.read(channel.sender(), received.value(), received.receipt())) {
            case Reading.Understood understood ->
                new Item.OfClaim(received, channel.sender(), understood.event(), understood.digest());
            case Reading.Unreadable unreadable -> new Item.OfUnreadable(received, channel.sender(), unreadable);
        };
    }

    private static Item ours(Received received, java.util.function.Supplier<Item> reading) {
        try {
            return reading.get();
        } catch (RuntimeException failure) {
            return new Item.Broken(received, subjectIn(received.key()), failure);
        }
    }

    private static @Nullable SubjectRef subjectIn(@Nullable String key) {
        try {
            return key == null ? null : new SubjectRef(key);
        } catch (IllegalArgumentException other) {
            return null;
        }
    }
}
