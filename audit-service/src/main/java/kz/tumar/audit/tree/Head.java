package kz.tumar.audit.tree;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/// Where one subject's history ends.
///
/// @param key the first sixteen bytes of the SHA-256 of the subject's reference
/// @param number how many entries there are about it
/// @param index of the last of them
public record Head(UUID key, long number, long index) {
    /// The leaf that says this: the hash of canonical JSON.
    public TreeHash leaf() {
        HexFormat hex = HexFormat.of();
        String text = "{\"index\":" + index + ",\"key\":\"" + hex.toHexDigits(key.getMostSignificantBits())
                + hex.toHexDigits(key.getLeastSignificantBits()) + "\",\"number\":" + number + "}";
        return Rfc6962.leaf(text.getBytes(StandardCharsets.US_ASCII));
    }
}
