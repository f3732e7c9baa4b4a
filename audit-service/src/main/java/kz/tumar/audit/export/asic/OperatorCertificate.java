package kz.tumar.audit.export.asic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// The operator's key and the chain of its certificate, its own first.
record OperatorCertificate(PrivateKey key, List<X509Certificate> chain) {
    OperatorCertificate {
        chain = List.copyOf(chain);
    }

    X509Certificate own() {
        return chain.getFirst();
    }

    /// @throws IOException when the file isn't a PKCS#12 file with exactly one key, or the password is another
    static OperatorCertificate read(Path file, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> holdsKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new IOException("the operator's certificate file must hold exactly one key");
            }
            String alias = keys.getFirst();
            return new OperatorCertificate(
                    (PrivateKey) Objects.requireNonNull(store.getKey(alias, password)),
                    Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList());
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("the operator's certificate can't be read", unreadable);
        }
    }

    private static boolean holdsKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException notLoaded) {
            throw new IllegalStateException(notLoaded);
        }
    }

    @Override
    public String toString() {
        return "OperatorCertificate[redacted]";
    }
}
