package kz.tumar.audit.scrub;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How hard the log is read again.
@ConfigMapping(prefix = "tumar.log.scrub")
interface ScrubConfig {
    /// How many entries are read a second, at most. None while more than this are waiting to be written.
    @WithDefault("2000")
    int entriesPerSecond();

    /// From the end of one round, or the start of the service, to the beginning of the next round.
    @WithDefault("PT1H")
    Duration pause();
}
