package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kz.tumar.verify.note.VerifierKey;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.trust.KeyStatement;
import kz.tumar.verify.trust.PolicyText;
import kz.tumar.verify.trust.TrustPolicy;

/// Finds what the reader trusts: named on the command line, or `trust.policy` in the data folder, or nothing.
///
/// @param named on the command line
/// @param keys a log's own statement of its keys: by it a trusted key vouches for those that took over from it
record TrustSource(Optional<String> named, Optional<Path> keys, Path folder, Path data) {
    private static final long MAX_POLICY = 1024 * 1024;

    TrustPolicy policy() {
        TrustPolicy brought = named.map(this::named).orElseGet(this::byDefault);
        return keys.map(file -> KeyStatement.extend(brought, content(file))
                        .orElseThrow(() -> new Refused(Reason.KEYS_UNFIT, file)))
                .orElse(brought);
    }

    private TrustPolicy named(String text) {
        Optional<VerifierKey> key = VerifierKey.parse(text);
        if (key.isPresent()) {
            return of(key.get(), text);
        }
        return read(Arguments.resolve(folder, text));
    }

    private TrustPolicy byDefault() {
        Path file = data.resolve("trust.policy");
        return Files.exists(file) ? read(file) : TrustPolicy.nobody();
    }

    /// A policy, or nothing but one verifier key, as a log publishes it.
    private static TrustPolicy read(Path file) {
        byte[] content = content(file);
        Optional<VerifierKey> key = VerifierKey.parse(new String(content, UTF_8).strip());
        if (key.isPresent()) {
            return of(key.get(), file);
        }
        try {
            return PolicyText.parse(content);
        } catch (PolicyText.Malformed e) {
            throw new Refused(Reason.TRUST_MALFORMED, file, e.line());
        }
    }

    private static byte[] content(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_POLICY) {
                throw new Refused(Reason.TRUST_UNREADABLE, file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refused(Reason.TRUST_UNREADABLE, file);
        }
    }

    private static TrustPolicy of(VerifierKey key, Object source) {
        if (key.type() != VerifierKey.ED25519) {
            throw new Refused(Reason.TRUST_MALFORMED, source, 1);
        }
        return TrustPolicy.of(key);
    }
}
