package kz.tumar.audit.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;

/// What a witness answered to add-checkpoint, by the statuses of C2SP tlog-witness. Nothing it says is believed but a
/// cosignature that is by its key.
sealed interface WitnessAnswer {
    /// @param note the checkpoint with the witness's line
    /// @param time in seconds since 1970, as the witness names it
    record Cosigned(SignedNote note, long time) implements WitnessAnswer {}

    /// 409: it saw another size last than the log thought.
    record AnotherSize(long size) implements WitnessAnswer {}

    /// 400, 403, 404 or 422, each with its meaning.
    record Refused(Why why) implements WitnessAnswer {}

    /// Any other status: it may be otherwise another time.
    record Away(int status) implements WitnessAnswer {}

    /// Not as the protocol has it, or a cosignature that isn't by its key.
    record Senseless() implements WitnessAnswer {}

    /// Why a witness won't cosign.
    enum Why {
        /// 400: it can't read the request.
        MALFORMED,
        /// 403: it doesn't trust a key that signed.
        KEY_UNKNOWN,
        /// 404: it doesn't know this log.
        LOG_UNKNOWN,
        /// 422: to it the log isn't one that only grew. Somebody must find out at once.
        NOT_CONSISTENT
    }

    String SIZE_TYPE = "text/x.tlog.size";
    int MOST_SIGNATURES = 16;

    static WitnessAnswer read(int status, String contentType, byte[] body, SignedNote asked, VerifierKey witness) {
        return switch (status) {
            case 200 -> cosigned(body, asked, witness);
            case 400 -> new Refused(Why.MALFORMED);
            case 403 -> new Refused(Why.KEY_UNKNOWN);
            case 404 -> new Refused(Why.LOG_UNKNOWN);
            case 409 -> anotherSize(contentType, body);
            case 422 -> new Refused(Why.NOT_CONSISTENT);
            default -> new Away(status);
        };
    }

    private static WitnessAnswer cosigned(byte[] body, SignedNote asked, VerifierKey witness) {
        String lines = text(body);
        List<String> all = lines.isEmpty()
                ? List.of()
                : Arrays.asList(lines.substring(0, lines.length() - 1).split("\n", -1));
        if (all.isEmpty() || all.size() > MOST_SIGNATURES || !lines.endsWith("\n")) {
            return new Senseless();
        }
        try {
            SignedNote answer = SignedNote.parse((asked.text() + "\n" + lines).getBytes(StandardCharsets.UTF_8));
            OptionalLong time = answer.cosignedAt(witness);
            if (!answer.text().equals(asked.text()) || time.isEmpty()) {
                return new Senseless();
            }
            return new Cosigned(asked.with(answer, List.of(witness)), time.getAsLong());
        } catch (IllegalArgumentException malformed) {
            return new Senseless();
        }
    }

    private static WitnessAnswer anotherSize(String contentType, byte[] body) {
        String size = text(body);
        boolean right =
                contentType.split(";", -1)[0].strip().equals(SIZE_TYPE) && size.matches("(0|[1-9][0-9]{0,17})\n");
        return right ? new AnotherSize(Long.parseLong(size.substring(0, size.length() - 1))) : new Senseless();
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException invalid) {
            return "";
        }
    }
}
