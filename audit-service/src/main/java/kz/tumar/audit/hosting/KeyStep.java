package kz.tumar.audit.hosting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.contract.Actor;
import kz.tumar.contract.LogKeyChange;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.LogKeyChanged;

/// One step of a change of keys while it is going on. It lies in a file beside the keys from before they change until
/// whoever asked knows that it was done, so that no failure between leaves a change that nobody stated.
///
/// @param id no two steps share it
/// @param at when it was asked for, as ISO 8601
/// @param stated whether the log was told
record KeyStep(UUID id, String at, Sha256 key, LogKeyChange change, Sha256 signer, Actor actor, boolean stated) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static KeyStep of(LogKeyChanged fact, Instant at) {
        return new KeyStep(
                UUID.randomUUID(), at.toString(), fact.key(), fact.change(), fact.signer(), fact.actor(), false);
    }

    LogKeyChanged fact() {
        return new LogKeyChanged(key, change, signer, actor);
    }

    Instant when() {
        return Instant.parse(at);
    }

    KeyStep toldToTheLog() {
        return new KeyStep(id, at, key, change, signer, actor, true);
    }

    /// Whether these keys are as this step leaves them; before it they weren't.
    boolean isMadeIn(LogKeys keys) {
        return switch (change) {
            case INTRODUCED -> keys.isChanging() && is(keys.second().verifier().fingerprint());
            case PROMOTED -> is(keys.first().verifier().fingerprint());
            case RETIRED -> keys.retired().stream().anyMatch(retired -> is(retired.fingerprint()));
        };
    }

    private boolean is(String fingerprint) {
        return key.value().equals(fingerprint);
    }

    static Path beside(Path keyFile) {
        return keyFile.resolveSibling(keyFile.getFileName() + ".step");
    }

    void keep(Path file) {
        try {
            LogKeyFile.writeDurably(file, JSON.writeValueAsString(this));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<KeyStep> kept(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), KeyStep.class))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the step of the keys' change can't be read", unreadable);
        }
    }
}
