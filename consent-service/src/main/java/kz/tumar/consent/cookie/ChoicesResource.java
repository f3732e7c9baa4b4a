package kz.tumar.consent.cookie;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.tumar.consent.saying.Saying;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.Violation;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where a site's backend hands over what its visitors chose in the banner (clause 6.4). A browser has no token of ours
/// and can't speak here itself.
@Path("/cookie-choices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ChoicesResource {
    private final TakingChoices taking;
    private final Notices notices;
    private final PolicyVersions policies;
    private final Caller caller;

    @Inject
    ChoicesResource(TakingChoices taking, Notices notices, PolicyVersions policies, Caller caller) {
        this.taking = taking;
        this.notices = notices;
        this.policies = policies;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("system")
    @RunOnVirtualThread
    @Operation(summary = "Takes one choice. The same choice again is answered alike and changes nothing.")
    public Saying.Heard take(@Nullable Chosen body) {
        var violations = new ArrayList<Violation>();
        var said = body == null ? new Chosen(null, null, null, null, null, null, null, null, null, null) : body;
        required(said.id(), "/id", "a UUID", violations);
        required(said.subject(), "/subject", "a reference", violations);
        required(said.at(), "/at", "a time", violations);
        required(said.policyVersion(), "/policyVersion", "a version of the policy", violations);
        required(said.textHash(), "/textHash", "the digest of the text shown", violations);
        required(said.categories(), "/categories", "the categories chosen", violations);
        var language = Language.named(said.language());
        if (language.isEmpty()) {
            violations.add(new Violation("/language", "enum", "kk, ru or en"));
        }
        refuse(violations);
        PolicyVersion version = Objects.requireNonNull(said.policyVersion());
        Policy policy = policies.version(version)
                .orElseThrow(() -> invalid("/policyVersion", "policy", "a version of the policy"));
        shown(said, version, language.orElseThrow());
        var chosen = optional(policy, Objects.requireNonNull(said.categories()), "/categories");
        var before = optional(policy, said.before() == null ? List.of() : Objects.requireNonNull(said.before()), "");
        var at = Objects.requireNonNull(said.at());
        return taking.take(
                caller.system(),
                policy,
                new TakingChoices.Choice(
                        Objects.requireNonNull(said.id()),
                        Objects.requireNonNull(said.subject()),
                        at,
                        said.shownAt() == null ? at : Objects.requireNonNull(said.shownAt()),
                        TextLanguage.valueOf(language.orElseThrow().name()),
                        Objects.requireNonNull(said.textHash()),
                        chosen,
                        before,
                        Boolean.TRUE.equals(said.globalPrivacyControl())));
    }

    /// A consent is to a text that we know; what else was shown, nobody could prove.
    private void shown(Chosen said, PolicyVersion version, Language language) {
        boolean ours = notices.under(version)
                .map(notice -> notice.textHash().get(language.code()))
                .filter(digest -> digest.equals(said.textHash()))
                .isPresent();
        if (!ours) {
            throw invalid("/textHash", "notice", "the digest of the notice of this version in this language");
        }
    }

    private static List<CategoryCode> optional(Policy policy, List<CategoryCode> asked, String path) {
        var optional = policy.document().cookies().categories().stream()
                .filter(category -> category.optIn())
                .map(category -> category.code())
                .toList();
        // What had been allowed before may have been a category that there is no more.
        if (!path.isEmpty() && !optional.containsAll(asked)) {
            throw invalid(path, "policy", "categories of cookies that a visitor may choose");
        }
        return asked.stream().filter(optional::contains).distinct().toList();
    }

    private static void required(@Nullable Object value, String path, String expected, List<Violation> violations) {
        if (value == null) {
            violations.add(new Violation(path, "required", expected));
        }
    }

    private static ProblemException invalid(String path, String rule, String expected) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, List.of(new Violation(path, rule, expected)));
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
        }
    }
}
