package kz.tumar.request.signature;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whom the operator trusts about electronic signatures.
@ConfigMapping(prefix = "tumar.signature")
interface SignatureConfig {
    /// A PEM file with the certificates of trusted authorities. Without it every signature is
    /// indeterminate.
    Optional<Path> anchors();

    /// A PEM file with certificates between those and signers.
    Optional<Path> intermediates();

    /// Where lists of revoked certificates are fetched from. An address that a certificate names is
    /// never called:
    /// whoever sends a signature must not choose whom this service calls.
    Optional<List<URI>> crls();

    /// The most bytes that a signature may have.
    @WithDefault("1M")
    MemorySize largest();

    /// The most bytes that a list may have.
    @WithName("crl-largest")
    @WithDefault("32M")
    MemorySize crlLargest();

    /// How long one fetching may take.
    @WithName("crl-timeout")
    @WithDefault("PT20S")
    Duration crlTimeout();

    /// When a list is fetched anew although its successor is not due yet.
    @WithName("crl-keep")
    @WithDefault("PT24H")
    Duration crlKeep();

    /// How long nobody is asked again who has just failed to answer.
    @WithName("crl-pause")
    @WithDefault("PT1M")
    Duration crlPause();
}
