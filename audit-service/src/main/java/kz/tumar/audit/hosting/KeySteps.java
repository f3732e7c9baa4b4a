package kz.tumar.audit.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.contract.Actor;
import kz.tumar.contract.LogKeyChange;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.LogKeyChanged;

/// Takes the steps of a change of keys so that each is stated once, whatever fails between: what is to be done is
/// written down, then the keys change, then the log is told.
final class KeySteps {
    private final LogKeyFile file;
    private final Path kept;
    private final Stating stating;
    private final Clock clock;

    /// Tells the log; the same step again changes nothing.
    @FunctionalInterface
    interface Stating {
        void state(UUID step, LogKeyChanged fact, Instant when);
    }

    KeySteps(Path keyFile, Stating stating, Clock clock) {
        this.file = new LogKeyFile(keyFile);
        this.kept = KeyStep.beside(keyFile);
        this.stating = stating;
        this.clock = clock;
    }

    Optional<LogKeys> keys() {
        return file.exists() ? Optional.of(file.read()) : Optional.empty();
    }

    /// A step that failed after the keys had changed is done when it is asked for again: its answer is what they are.
    ///
    /// @throws IllegalStateException when the step doesn't follow from where the keys are
    synchronized LogKeys change(LogKeyChange change, Actor actor) {
        LogKeys before = keys().orElseThrow(() -> new IllegalStateException("there is no key yet"));
        Optional<KeyStep> left = made(before);
        if (left.isPresent()) {
            settle();
            forget();
            if (left.get().change() == change) {
                return before;
            }
        }
        LogKeys after = switch (change) {
            case INTRODUCED -> before.introduced();
            case PROMOTED -> before.promoted();
            case RETIRED -> before.retiredSecond();
        };
        KeyStep step = KeyStep.of(fact(change, before, after, actor), clock.instant());
        step.keep(kept);
        file.write(after);
        tell(step);
        forget();
        return after;
    }

    /// Tells the log of a step that changed the keys before something failed. That it was done stays known until
    /// somebody asks for a step.
    synchronized void settle() {
        keys().flatMap(this::made).filter(step -> !step.stated()).ifPresent(step -> {
            tell(step);
            step.toldToTheLog().keep(kept);
        });
    }

    private Optional<KeyStep> made(LogKeys keys) {
        return KeyStep.kept(kept).filter(step -> step.isMadeIn(keys));
    }

    private void tell(KeyStep step) {
        stating.state(step.id(), step.fact(), step.when());
    }

    private void forget() {
        try {
            Files.deleteIfExists(kept);
        } catch (IOException failed) {
            throw new UncheckedIOException("the step of the keys' change can't be removed", failed);
        }
    }

    private static LogKeyChanged fact(LogKeyChange change, LogKeys before, LogKeys after, Actor actor) {
        VerifierKey concerned = switch (change) {
            case INTRODUCED -> after.second().verifier();
            case PROMOTED -> after.first().verifier();
            case RETIRED -> before.second().verifier();
        };
        return new LogKeyChanged(
                new Sha256(concerned.fingerprint()),
                change,
                new Sha256(after.first().verifier().fingerprint()),
                actor);
    }
}
