package kz.tumar.request.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import kz.tumar.contract.TrackingNumber;

/// Keeps floods and guessing away. Whoever calls is known by a digest under a key that lives as long
/// as the process: no address is kept, nor anything that could be told to be one.
@ApplicationScoped
class Limits {
    private static final String ALL = "all";

    private final byte[] key = new byte[32];
    private final Allowance filings;
    private final Allowance everybodys;
    private final Allowance questions;
    private final Allowance wrongs;
    private final Clock clock;

    @Inject
    Limits(FormConfig config, Clock clock) {
        new SecureRandom().nextBytes(key);
        this.filings = new Allowance(config.perAddress(), config.window());
        this.everybodys = new Allowance(config.altogether(), config.window());
        this.questions = new Allowance(config.questionsPerAddress(), config.window());
        this.wrongs = new Allowance(config.wrongSecrets(), config.window());
        this.clock = clock;
    }

    /// Whether this caller may send a form.
    boolean maySend(String address) {
        String caller = caller(address);
        boolean first = filings.isFirst(caller, clock.instant());
        return filings.take(caller, clock.instant()) && (everybodys.take(ALL, clock.instant()) || first);
    }

    /// Whether this caller may ask what became of a request.
    boolean mayAsk(String address) {
        return questions.take(caller(address), clock.instant());
    }

    /// Whether a secret for this number is still heard.
    boolean mayTry(TrackingNumber number) {
        return wrongs.left(number.value(), clock.instant());
    }

    /// Counts a wrong secret.
    void wrong(TrackingNumber number) {
        wrongs.take(number.value(), clock.instant());
    }

    private String caller(String address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
