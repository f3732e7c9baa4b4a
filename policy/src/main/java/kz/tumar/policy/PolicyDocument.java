package kz.tumar.policy;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// Everything a policy file says, in its own order.
public record PolicyDocument(
        String id,
        PolicyVersion version,
        LocalDate effectiveFrom,
        Order order,
        PublishedText text,
        Operator operator,
        List<Act> acts,
        List<Source> sources,
        List<ActionTitle> actions,
        List<DataCategory> dataCategories,
        List<SubjectCategory> subjectCategories,
        List<Ground> grounds,
        List<Purpose> purposes,
        List<RetentionTerm> retention,
        CookieRules cookies,
        List<Recipient> recipients,
        List<Holder> holders,
        List<DeadlineRule> deadlines,
        List<BlockPassage> passesBlock,
        List<Reason> reasons,
        List<Channel> channels,
        List<Method> methods,
        List<Role> roles,
        List<Approval> approvals,
        DestructionRules destroy,
        List<Brake> brakes,
        Limits limits,
        List<Duty> duties,
        Familiarisation familiarisation,
        List<Addition> additions,
        List<Change> changes,
        @Nullable Complaints complaints,
        @Nullable List<Appeal> appeals,
        @Nullable List<ProcessorContract> contracts) {
    public PolicyDocument {
        acts = List.copyOf(acts);
        sources = List.copyOf(sources);
        actions = List.copyOf(actions);
        dataCategories = List.copyOf(dataCategories);
        subjectCategories = List.copyOf(subjectCategories);
        grounds = List.copyOf(grounds);
        purposes = List.copyOf(purposes);
        retention = List.copyOf(retention);
        holders = List.copyOf(holders);
        deadlines = List.copyOf(deadlines);
        passesBlock = List.copyOf(passesBlock);
        reasons = List.copyOf(reasons);
        channels = List.copyOf(channels);
        methods = List.copyOf(methods);
        roles = List.copyOf(roles);
        approvals = List.copyOf(approvals);
        brakes = List.copyOf(brakes);
        recipients = List.copyOf(recipients);
        duties = List.copyOf(duties);
        additions = List.copyOf(additions);
        changes = List.copyOf(changes);
        appeals = appeals == null ? List.of() : List.copyOf(appeals);
        contracts = contracts == null ? List.of() : List.copyOf(contracts);
    }
}
