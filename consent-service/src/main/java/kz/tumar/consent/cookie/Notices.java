package kz.tumar.consent.cookie;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.consent.saying.ShownTexts;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;

/// The notices that visitors were and are shown; a notice's texts are kept before anyone can be shown them.
@ApplicationScoped
class Notices {
    private final PolicyVersions policies;
    private final ShownTexts texts;
    private final Map<PolicyVersion, Notice> made = new ConcurrentHashMap<>();

    @Inject
    Notices(PolicyVersions policies, ShownTexts texts) {
        this.policies = policies;
        this.texts = texts;
    }

    /// What is asked today.
    Notice current() {
        return of(policies.current(policies.today()));
    }

    /// What was asked under a version, if it is one.
    Optional<Notice> under(PolicyVersion version) {
        return policies.version(version).map(this::of);
    }

    private Notice of(Policy policy) {
        return made.computeIfAbsent(policy.version(), _ -> {
            var notice = Notice.of(policy);
            notice.texts().values().forEach(texts::keep);
            return notice;
        });
    }
}
