package kz.tumar.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import kz.tumar.contract.Event;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
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
            case Reading.Understood(var event, var digest) ->
                isUnderItsKey(received, event)
                        ? new Item.OfClaim(received, channel.sender(), event, digest)
                        : new Item.OfUnreadable(received, channel.sender(), wrongKey(received, event));
            case Reading.Unreadable unreadable -> new Item.OfUnreadable(received, channel.sender(), unreadable);
        };
    }

    /// Kafka keeps the order of one key only, so a claim under another than its subject could overtake.
    private static boolean isUnderItsKey(Received received, Event<? extends Claim> event) {
        return received.origin() instanceof Origin.Http || event.key().equals(received.key());
    }

    /// The key is the record's and not the claim's: the same claim under the right one is none the worse for it,
    /// in whichever order both are read. So this does not use up its identity, and what is refused is the key with
    /// the claim.
    private Reading.Unreadable wrongKey(Received received, Event<? extends Claim> event) {
        byte[] key = (Objects.requireNonNullElse(received.key(), "") + '\0').getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(key, key.length + received.value().length);
        System.arraycopy(received.value(), 0, whole, key.length, received.value().length);
        var digest = claims.digestOf(whole);
        return new Reading.Unreadable(ClaimReader.refuse(event, digest, ProblemType.WRONG_KEY, List.of()), null);
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
