package kz.tumar.request.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What bytes are, by what they begin with; what a name or a header says of them counts for nothing.
public enum FileType {
    PDF,
    JPEG,
    PNG,

    /// Another kind of picture; not taken.
    OTHER_IMAGE,

    /// A signature or what it envelopes, in DER.
    CMS,

    /// Text in UTF-8, JSON and PEM among it.
    TEXT,

    /// Anything else; not taken.
    UNKNOWN;

    private static final byte[] SIGNED_DATA = {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};
    private static final int WHERE_CMS_SAYS_SO = 24;
    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// The type of these bytes.
    public static FileType of(byte[] bytes) {
        if (begins(bytes, 0, ascii("%PDF-"))) {
            return PDF;
        }
        if (begins(bytes, 0, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return JPEG;
        }
        if (begins(bytes, 0, PNG_BEGINS)) {
            return PNG;
        }
        if (otherImage(bytes)) {
            return OTHER_IMAGE;
        }
        if (signedData(bytes)) {
            return CMS;
        }
        return text(bytes) ? TEXT : UNKNOWN;
    }

    /// Whether bytes can be an electronic signature at all: CMS, or text that looks like PEM or Base64 of it.
    public static boolean electronicSignature(byte[] bytes) {
        return switch (of(bytes)) {
            case CMS -> true;
            case TEXT -> begins(bytes, 0, ascii("-----BEGIN ")) || begins(bytes, 0, ascii("MI"));
            case PDF, JPEG, PNG, OTHER_IMAGE, UNKNOWN -> false;
        };
    }

    /// Whether it shows a page, so that it can be a copy of a document.
    boolean picture() {
        return switch (this) {
            case PDF, JPEG, PNG, OTHER_IMAGE -> true;
            case CMS, TEXT, UNKNOWN -> false;
        };
    }

    /// Whether it is taken as evidence.
    boolean taken() {
        return switch (this) {
            case PDF, JPEG, PNG, CMS, TEXT -> true;
            case OTHER_IMAGE, UNKNOWN -> false;
        };
    }

    private static boolean otherImage(byte[] bytes) {
        return begins(bytes, 0, ascii("GIF8"))
                || begins(bytes, 0, ascii("BM"))
                || begins(bytes, 0, new byte[] {'I', 'I', 42, 0})
                || begins(bytes, 0, new byte[] {'M', 'M', 0, 42})
                || begins(bytes, 8, ascii("WEBP"))
                || begins(bytes, 4, ascii("ftyphei"))
                || begins(bytes, 4, ascii("ftypmif"))
                || begins(bytes, 4, ascii("ftypavi"));
    }

    private static boolean signedData(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != 0x30) {
            return false;
        }
        for (int at = 2; at < Math.min(WHERE_CMS_SAYS_SO, bytes.length); at++) {
            if (begins(bytes, at, SIGNED_DATA)) {
                return true;
            }
        }
        return false;
    }

    private static boolean text(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f') {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).clear();
            return true;
        } catch (CharacterCodingException binary) {
            return false;
        }
    }

    private static boolean begins(byte[] bytes, int at, byte[] with) {
        return bytes.length >= at + with.length && Arrays.equals(bytes, at, at + with.length, with, 0, with.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
