package kz.tumar.request.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The certificate authorities that the operator trusts, and those between them and signers.
///
/// @param trusted anchors
/// @param between known intermediates; what comes with a signature is looked at besides
record Anchors(List<X509Certificate> trusted, List<X509Certificate> between) {
    Anchors {
        trusted = List.copyOf(trusted);
        between = List.copyOf(between);
    }

    /// Reads PEM files.
    ///
    /// @throws IllegalStateException when a configured file is not there or holds no certificates: then
    /// nothing starts
    static Anchors read(Optional<Path> trusted, Optional<Path> between) {
        return new Anchors(certificates(trusted), certificates(between));
    }

    private static List<X509Certificate> certificates(Optional<Path> file) {
        if (file.isEmpty()) {
            return List.of();
        }
        try (InputStream pem = Files.newInputStream(file.get())) {
            var read = new ArrayList<X509Certificate>();
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                read.add((X509Certificate) certificate);
            }
            if (read.isEmpty()) {
                throw new IllegalStateException("there is no certificate in " + file.get());
            }
            return read;
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalStateException("certificates can't be read from " + file.get(), unreadable);
        }
    }
}
