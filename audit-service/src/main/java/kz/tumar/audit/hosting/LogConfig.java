package kz.tumar.audit.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The log's configuration.
@ConfigMapping(prefix = "tumar.log")
public interface LogConfig {
    /// The configured part of the log's origin, for example `log.example.kz`; a random log id is added at first start.
    @WithName("origin-name")
    String originName();

    /// The file of the log's Ed25519 key; made at first start, readable by its owner only.
    @WithName("key.file")
    Path keyFile();

    /// Whether entry bundles are served without a token: only for a stack on the loopback address.
    @WithName("open-entries")
    @WithDefault("false")
    boolean openEntries();

    /// The topics whose facts enter the log.
    @WithDefault("tumar.consent,tumar.request,tumar.retention,tumar.audit,tumar.policy")
    Set<String> topics();

    /// About how many facts one transaction takes.
    @WithDefault("4096")
    int batch();

    /// How long facts are gathered while more are coming.
    @WithDefault("PT0.05S")
    Duration linger();

    /// The pause after an outage.
    @WithDefault("PT1S")
    Duration retry();

    /// Whether a database that is behind what was signed is brought forward from the manifests at start.
    @WithDefault("false")
    boolean recover();

    /// Where export packages are built and kept; by default a folder `exports` beside the key file's folder,
    /// never in it.
    @WithName("exports.folder")
    Optional<Path> exportsFolder();
}
