package kz.tumar.runtime.problem;

import io.quarkus.runtime.annotations.StaticInitSafe;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Configures nothing, but is made before the HTTP server is: it takes from the server the check of request URIs, which
/// answers without a problem. {@link EarlyRefusals} makes that check.
@StaticInitSafe
public final class UriChecksAreOurs implements ConfigSource {
    public UriChecksAreOurs() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public @Nullable String getValue(String name) {
        return null;
    }

    @Override
    public String getName() {
        return "no configuration, only the check of request URIs";
    }
}
