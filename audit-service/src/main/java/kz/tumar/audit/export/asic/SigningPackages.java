package kz.tumar.audit.export.asic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Signs finished packages with the operator's certificate, where one is configured.
@ApplicationScoped
public class SigningPackages {
    private final Optional<Path> file;
    private final Optional<Path> passwordFile;
    private final Clock clock;

    /// @param file a PKCS#12 file with one private key (RSA or EC) and its chain, readable by its owner only
    /// @param passwordFile a file whose first line is that file's password
    @Inject
    SigningPackages(
            @ConfigProperty(name = "tumar.export.certificate.file") Optional<Path> file,
            @ConfigProperty(name = "tumar.export.certificate.password-file") Optional<Path> passwordFile,
            Clock clock) {
        this.file = file;
        this.passwordFile = passwordFile;
        this.clock = clock;
    }

    /// Puts a finished package and a signature over its digest into a container, anew each time: it is the package that
    /// is kept.
    ///
    /// @param name what the package is called in it
    /// @param sha256 the package's, lower-case hex
    /// @return empty without a certificate
    public Optional<AsicContainer> container(Path finished, String name, String sha256) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        AsicManifest manifest = new AsicManifest(name, HexFormat.of().parseHex(sha256));
        byte[] listed = manifest.bytes();
        byte[] signature = new CadesSignature(certificate(file.get()))
                .over(listed, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return Optional.of(new AsicContainer(finished, name, listed, signature));
    }

    private OperatorCertificate certificate(Path store) throws IOException {
        char[] password = passwordFile.isEmpty()
                ? new char[0]
                : Files.readAllLines(passwordFile.get()).getFirst().toCharArray();
        return OperatorCertificate.read(store, password);
    }
}
