package kz.tumar.delivery;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import kz.tumar.contract.HolderCode;
import org.jspecify.annotations.Nullable;

/// Claims over HTTP. A rejection is the answer itself and is not put on the sender's topic too; the log has it
/// anyway.
final class SubmittingClaims implements Claims {
    private final Transactions transactions;
    private final Behaviour behaviour;
    private final ReadingItems reading;
    private final ApplyingItems applying;
    private final PuttingAside puttingAside;
    private final Awaiting awaiting;
    private final int attempts;
    private final BooleanSupplier serving;

    SubmittingClaims(
            Transactions transactions,
            Behaviour behaviour,
            ReadingItems reading,
            ApplyingItems applying,
            PuttingAside puttingAside,
            Awaiting awaiting,
            int attempts,
            BooleanSupplier serving) {
        this.transactions = transactions;
        this.behaviour = behaviour;
        this.reading = reading;
        this.applying = applying;
        this.puttingAside = puttingAside;
        this.awaiting = awaiting;
        this.attempts = attempts;
        this.serving = serving;
    }

    @Override
    public Submission submit(HolderCode sender, byte[] body, Instant receipt) {
        if (!serving.getAsBoolean()) {
            throw new DeliveryException("this service is not serving yet", null);
        }
        var received = new Received(new Origin.Http(), new Channel.Claims(sender), null, body, receipt);
        var item = reading.read(received);
        if (item instanceof Item.OfClaim claim && !behaviour.owns(claim.event().data())) {
            return new Submission.NotOwned();
        }
        return take(item);
    }

    private Submission take(Item item) {
        @Nullable RuntimeException collision = null;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            try {
                return transactions.inTransaction(transaction -> applying.one(transaction, item));
            } catch (RuntimeException failed) {
                var wait = Failure.find(failed, WaitRequested.class);
                if (wait.isPresent()) {
                    return keep(item, awaiting.until(wait.get().topics()));
                }
                if (Failure.of(failed) != Failure.COLLISION) {
                    throw failed;
                }
                collision = failed;
            }
        }
        throw new DeliveryException("a claim collided with others too often", collision);
    }

    private Submission keep(Item item, Aside.Why why) {
        return transactions.inTransaction(transaction -> {
            puttingAside.put(transaction, item, why);
            return new Submission.Waiting();
        });
    }
}
