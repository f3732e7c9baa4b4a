package kz.tumar.consent.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.policy.Language;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where systems ask before they process (clause 7.2).
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
class DecisionsResource {
    private static final int MOST = 1_000;

    private final Decisions decisions;

    @Inject
    DecisionsResource(Decisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "May this be done with this category of data about this person, for this purpose?")
    public Decided decide(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("category") @Nullable String category,
            @QueryParam("subjectCategory") @Nullable String subjectCategory,
            @QueryParam("action") @Nullable String action,
            @Context HttpHeaders headers) {
        var violations = new ArrayList<Violation>();
        Asked.About asked = new Asked(subject, purpose, category, subjectCategory, action).read("", violations);
        if (asked == null) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
        }
        return decisions.decide(asked, language(headers));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Answers at most 1000 questions, in their order, from one look at the state.")
    public Many decide(@Nullable Questions body, @Context HttpHeaders headers) {
        if (body == null || body.questions() == null || body.questions().isEmpty()) {
            throw invalid("minItems", "1");
        }
        List<Asked> asked = Objects.requireNonNull(body.questions());
        if (asked.size() > MOST) {
            throw invalid("maxItems", Integer.toString(MOST));
        }
        var violations = new ArrayList<Violation>();
        var questions = new ArrayList<Asked.About>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i) == null ? new Asked(null, null, null, null, null) : asked.get(i);
            Asked.About about = one.read("/questions/" + i, violations);
            if (about != null) {
                questions.add(about);
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
        }
        return new Many(decisions.decide(questions, language(headers)));
    }

    private static ProblemException invalid(String rule, String expected) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, List.of(new Violation("/questions", rule, expected)));
    }

    private static @Nullable Language language(HttpHeaders headers) {
        for (Locale locale : headers.getAcceptableLanguages()) {
            for (Language language : Language.values()) {
                if (locale.getLanguage().equalsIgnoreCase(language.name())) {
                    return language;
                }
            }
        }
        return null;
    }

    record Questions(@Nullable List<Asked> questions) {}

    record Many(List<Decided> decisions) {}
}
