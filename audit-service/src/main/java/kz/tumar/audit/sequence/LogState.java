package kz.tumar.audit.sequence;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.note.SignedNote;
import org.jspecify.annotations.Nullable;

/// How the log is doing: what it serves, and for health and metrics. Written by the sequencer, read by everyone.
public final class LogState {
    /// What the sequencer is doing.
    public sealed interface Condition {
        record Starting() implements Condition {}

        /// Another process is the writer; this one serves what that one signs.
        record Standby() implements Condition {}

        record Recovering() implements Condition {}

        record Following() implements Condition {}

        /// @param what the constant message of the outage
        record Outage(String what) implements Condition {}

        record Refusing(Refusal why) implements Condition {}
    }

    /// A refusal to sign: it is to be said that there was one, even when it is over before anybody looked.
    public record Refusing(Refusal why, long signedSize) {}

    private final AtomicReference<@Nullable Refusing> unstated = new AtomicReference<>();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong aside = new AtomicLong();
    private final AtomicLong reread = new AtomicLong();
    private volatile Condition condition = new Condition.Starting();
    private volatile Optional<SignedNote> served = Optional.empty();
    private volatile long signedSize;
    private volatile long size;
    private volatile long lag;

    public Condition condition() {
        return condition;
    }

    /// The latest checkpoint that was signed and published, if there is one yet.
    public Optional<SignedNote> served() {
        return served;
    }

    public long signedSize() {
        return signedSize;
    }

    /// How many entries are committed, signed or not.
    public long size() {
        return size;
    }

    /// How many records on Kafka are not yet in the log, as of the last look.
    public long lag() {
        return lag;
    }

    public long repeated() {
        return repeated.get();
    }

    /// Facts set aside since start.
    public long aside() {
        return aside.get();
    }

    /// How often a partition was read again from its beginning.
    public long reread() {
        return reread.get();
    }

    /// The latest refusal of which it wasn't said yet that it happened.
    public Optional<Refusing> unstated() {
        return Optional.ofNullable(unstated.get());
    }

    /// That it happened has been said.
    public void stated(Refusing refusing) {
        unstated.compareAndSet(refusing, null);
    }

    void become(Condition next) {
        if (next instanceof Condition.Refusing(Refusal why) && !next.equals(condition)) {
            unstated.set(new Refusing(why, signedSize));
        }
        condition = next;
    }

    void serve(SignedNote note) {
        long noteSize = Checkpoint.parse(note).size();
        if (served.isEmpty() || noteSize >= signedSize) {
            signedSize = noteSize;
            served = Optional.of(note);
        }
    }

    void committed(Appending.Appended appended) {
        size = appended.head().size();
        repeated.addAndGet(appended.repeated());
        aside.addAndGet(appended.aside());
    }

    void atSize(long committed) {
        size = committed;
    }

    void lagging(long records) {
        lag = records;
    }

    void rereading(int partitions) {
        reread.addAndGet(partitions);
    }
}
