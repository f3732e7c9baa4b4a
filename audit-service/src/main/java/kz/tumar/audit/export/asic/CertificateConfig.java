package kz.tumar.audit.export.asic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Optional;

/// The certificate with which the operator signs packages. Without one there is no signature beside them.
@ConfigMapping(prefix = "tumar.export.certificate")
public interface CertificateConfig {
    /// A PKCS#12 file with one private key (RSA or EC) and its chain, readable by its owner only.
    Optional<Path> file();

    /// A file whose first line is the password of the PKCS#12 file.
    @WithName("password-file")
    Optional<Path> passwordFile();
}
