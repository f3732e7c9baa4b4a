package kz.tumar.audit.witness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.CheckpointWitnessed;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// States as a fact who watches: when it becomes otherwise and now and then, never for every checkpoint, because every
/// fact makes the log grow and a grown log asks for witnesses.
@ApplicationScoped
class StatingWitnesses {
    private static final Logger LOG = Logger.getLogger(StatingWitnesses.class);

    private final LogFacts facts;
    private final LogState state;
    private final Clock clock;
    private @Nullable Boolean told;
    private Instant toldAt = Instant.MIN;

    @Inject
    StatingWitnesses(LogFacts facts, LogState state, Clock clock) {
        this.facts = facts;
        this.state = state;
        this.clock = clock;
    }

    void state(WitnessPolicy policy, Watch watch, Duration patience, Duration often) {
        Instant now = clock.instant();
        boolean enough = watch.enough().isPresent() && watch.keepsUp(now, patience);
        boolean waiting = watch.enough().isEmpty() && watch.keepsUp(now, patience);
        boolean due = toldAt.equals(Instant.MIN) || !now.isBefore(toldAt.plus(often));
        if (waiting || (told != null && told == enough && !due)) {
            return;
        }
        Optional<SignedNote> seen = watch.enough().or(state::served);
        if (seen.isEmpty()) {
            return;
        }
        try {
            facts.witnessed(fact(policy, watch, seen.get(), enough), now);
            told = enough;
            toldAt = now;
        } catch (RuntimeException outage) {
            LOG.warn("that somebody watches could not be stated as a fact yet", outage);
        }
    }

    private static CheckpointWitnessed fact(WitnessPolicy policy, Watch watch, SignedNote note, boolean enough) {
        Checkpoint checkpoint = Checkpoint.parse(note);
        List<Sha256> witnesses = watch.witnesses(policy).stream()
                .map(VerifierKey::fingerprint)
                .sorted()
                .map(Sha256::new)
                .toList();
        Sha256 root = new Sha256(HexFormat.of().formatHex(checkpoint.root().bytes()));
        return new CheckpointWitnessed(checkpoint.size(), root, enough ? witnesses : List.of(), enough);
    }
}
