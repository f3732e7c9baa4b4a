package kz.tumar.request.identity;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/// Reads identity details by the rules of this installation. A production that would take numbers without a check does
/// not start.
@Startup
@ApplicationScoped
public class IdentityNumbers {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final Set<String> exempt;
    private final Clock clock;

    @Inject
    IdentityNumbers(IdentityConfig config, Clock clock) {
        this.exempt = exempt(config.profile(), config.identity().testNumbers().orElse(Set.of()));
        this.clock = clock;
    }

    /// @throws IllegalStateException where a production is told to take test numbers
    static Set<String> exempt(String profile, Set<String> testNumbers) {
        if (!testNumbers.isEmpty() && (profile.equals("production") || profile.equals("prod"))) {
            throw new IllegalStateException("tumar.identity.test-numbers is never set in production; remove it,"
                    + " or say by tumar.profile that this is none");
        }
        return Set.copyOf(testNumbers);
    }

    /// Reads details.
    public ReadingDetails.Result read(byte[] json) {
        return ReadingDetails.read(json, LocalDate.ofInstant(clock.instant(), ALMATY), exempt);
    }
}
