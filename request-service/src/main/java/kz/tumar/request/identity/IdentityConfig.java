package kz.tumar.request.identity;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;
import java.util.Set;

/// What is taken in with a request.
@ConfigMapping(prefix = "tumar")
interface IdentityConfig {
    /// `production`, or anything else; only elsewhere are identification numbers for tests taken.
    @WithDefault("production")
    String profile();

    /// Files.
    Attachments attachments();

    /// Identification numbers.
    Identity identity();

    /// Files.
    interface Attachments {
        /// The most bytes that a file may have.
        @WithDefault("5M")
        MemorySize largest();
    }

    /// Identification numbers.
    interface Identity {
        /// Numbers that are taken without a check, as some test certificates need; refused in production.
        @WithName("test-numbers")
        Optional<Set<String>> testNumbers();
    }
}
