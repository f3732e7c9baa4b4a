package kz.tumar.audit.intake;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import kz.tumar.audit.entry.Digest32;

/// How long others may keep what the log shows (C2SP tlog-tiles): tiles for ever, what moves on not a moment unasked.
/// Whoever asks again with the tag of what they have is told in few bytes that it is still so.
enum Caching {
    /// It is asked for again each time.
    NOT_UNASKED("no-cache"),
    /// It never changes, and is for everyone.
    FOR_EVER("public, max-age=31536000, immutable"),
    /// It never changes, and is for who asked alone.
    FOR_EVER_PRIVATELY("private, max-age=31536000, immutable");

    private final String control;

    Caching(String control) {
        this.control = control;
    }

    Response answer(Request request, String text) {
        return answer(request, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The tag is weak, since what goes over the wire may be compressed.
    Response answer(Request request, byte[] content) {
        EntityTag tag = new EntityTag(Digest32.of(content).toString(), true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(content) : unchanged;
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, control).build();
    }
}
