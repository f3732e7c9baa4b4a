package kz.tumar.audit.witness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Who is asked to watch the log, and how patiently.
@ConfigMapping(prefix = "tumar.log.witness")
public interface WitnessConfig {
    /// A C2SP tlog-policy file with witnesses, groups and the quorum, without lines about logs; absent: nobody watches.
    Optional<Path> policy();

    /// The pause between two rounds of asking. A checkpoint that was cosigned isn't asked about again.
    @WithDefault("PT15S")
    Duration pause();

    /// How long one witness may take for one answer.
    @WithDefault("PT5S")
    Duration timeout();

    /// How long the last checkpoint with enough witnesses is served, and health is green, while newer ones find none.
    @WithDefault("PT2M")
    Duration patience();

    /// How often it is stated as a fact who watches, beside every time when it becomes otherwise.
    @WithDefault("PT24H")
    Duration stated();
}
