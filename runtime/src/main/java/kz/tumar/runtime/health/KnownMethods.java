package kz.tumar.runtime.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/// Calls are counted by the methods that HTTP has. Anybody may call with a method of their own making, and whatever
/// they wrote there would stand in the figures, one series for each.
class KnownMethods {
    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    @Produces
    @Singleton
    MeterFilter folding() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String method = id.getTag("method");
                return !id.getName().startsWith("http.") || method == null || KNOWN.contains(method)
                        ? id
                        : id.replaceTags(id.getTags().stream()
                                .map(tag -> tag.getKey().equals("method") ? Tag.of("method", "OTHER") : tag)
                                .toList());
            }
        };
    }
}
