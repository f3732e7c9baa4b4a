package kz.tumar.audit.export.asic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What the signature is over: the package's name and its digest (ETSI EN 319 162-1, annex A.4).
@SuppressWarnings("ArrayRecordComponent")
record AsicManifest(String name, byte[] sha256) {
    byte[] bytes() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" \
                xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                <asic:SigReference URI="%s" MimeType="application/pkcs7-signature"/>
                <asic:DataObjectReference URI="%s" MimeType="application/zip">
                <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
                <ds:DigestValue>%s</ds:DigestValue>
                </asic:DataObjectReference>
                </asic:ASiCManifest>
                """.formatted(AsicContainer.SIGNATURE, name, Base64.getEncoder().encodeToString(sha256))
                .getBytes(StandardCharsets.UTF_8);
    }
}
