package kz.tumar.consent.cookie;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The registry of cookies and the words of the banner (clause 6), for the pages of the operator's sites.
@Path("/cookies/notice.json")
class NoticeResource {
    private final Notices notices;

    @Inject
    NoticeResource(Notices notices) {
        this.notices = notices;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "What the banner asks today: categories, cookies with purpose and lifetime, words and digests.")
    public Response notice(@Context Request request) {
        Notice notice = notices.current();
        var tag = new EntityTag(notice.notice());
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null ? Response.ok(notice).tag(tag) : unchanged;
        return answer.header("Cache-Control", "public, max-age=60").build();
    }
}
