package kz.tumar.consent.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.consent.decision.Collecting;
import kz.tumar.consent.decision.Rules;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.Violation;
import kz.tumar.policy.FieldCode;
import kz.tumar.policy.Language;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where a system shows the fields of a form before it collects them (clauses 3.2, 5.1). It shows their names, never
/// what anybody wrote in them.
@Path("/collections/check")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class CollectionsResource {
    private static final int MOST = 500;

    private final PolicyVersions policies;

    @Inject
    CollectionsResource(PolicyVersions policies) {
        this.policies = policies;
    }

    @POST
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Says of each field whether to collect it, to put it aside or not to take it.")
    public Checked check(@Nullable Form form, @Context HttpHeaders headers) {
        var rules = new Rules(policies.current(policies.today()));
        if (form == null || form.purpose() == null || form.subjectCategory() == null) {
            throw invalid("/purpose", "required", "purpose, subjectCategory and fields");
        }
        List<Collecting.Verdict> verdicts =
                new Collecting(rules, form.purpose(), form.subjectCategory()).judge(fields(form));
        Optional<Language> language = Languages.of(headers);
        return new Checked(
                verdicts.stream().allMatch(verdict -> verdict.treatment() == Collecting.Treatment.COLLECT),
                rules.version(),
                verdicts.stream()
                        .map(verdict -> new Judged(
                                verdict.field().value(),
                                verdict.treatment(),
                                verdict.finding(),
                                language.map(verdict.finding()::title).orElse(null)))
                        .toList());
    }

    private static List<Collecting.Field> fields(Form form) {
        List<Named> named = form.fields() == null ? List.of() : form.fields();
        if (named.isEmpty() || named.size() > MOST) {
            throw invalid("/fields", "minItems", "at least one field and at most " + MOST);
        }
        var fields = new ArrayList<Collecting.Field>();
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < named.size(); i++) {
            try {
                Named each = named.get(i);
                fields.add(
                        new Collecting.Field(new FieldCode(each.name() == null ? "" : each.name()), each.category()));
            } catch (IllegalArgumentException malformed) {
                violations.add(new Violation("/fields/" + i + "/name", "pattern", "a code"));
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
        }
        return fields;
    }

    private static ProblemException invalid(String path, String rule, String expected) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, List.of(new Violation(path, rule, expected)));
    }

    /// A form that is about to collect.
    record Form(
            @Nullable PurposeCode purpose,
            @Nullable SubjectCategoryCode subjectCategory,
            @Nullable List<Named> fields) {}

    /// @param category the category of data it belongs to, as the system says
    record Named(@Nullable String name, @Nullable CategoryCode category) {}

    record Judged(
            String field,
            Collecting.Treatment treatment,
            Collecting.Finding finding,
            @Nullable String title) {}

    /// @param lawful whether every field may be collected
    record Checked(boolean lawful, PolicyVersion policyVersion, List<Judged> fields) {}
}
