package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.vault.Category;
import kz.tumar.vault.IndexTerm;
import kz.tumar.vault.Vault;

/// Whom what lies sealed here is about, by equal values under this service's secret index keys: no answer, event or
/// row tells a value to who does not know it, and who guesses must ask here, by name, with a reason, every time.
@ApplicationScoped
public class Finding {
    private final Vault vault;
    private final Readers readers;
    private final HolderCode self;

    @Inject
    Finding(Vault vault, Readers readers, ServiceConfig config) {
        this.vault = vault;
        this.readers = readers;
        this.self = new HolderCode(config.service().code());
    }

    /// Whom at least one of these fits, with what fits; checked identifiers only. Who is known comes before
    /// those that only say so themselves.
    ///
    /// @throws ProblemException `CONFLICT` when it fits too many who are known
    public Found find(Connection transaction, Policy policy, List<Identifier> identifiers) throws SQLException {
        var found = new TreeMap<SubjectRef, EnumSet<IdentifierKind>>();
        List<Category> categories = kept(policy);
        for (Identifier identifier : identifiers) {
            IdentifierKind kind = Objects.requireNonNull(identifier.kind());
            for (SubjectRef subject : fitting(transaction, categories, terms(policy, identifier))) {
                found.computeIfAbsent(subject, none -> EnumSet.noneOf(IdentifierKind.class))
                        .add(kind);
            }
        }
        Set<SubjectRef> unproven = Set.copyOf(readers.unproven(transaction, found.keySet()));
        return Found.of(found.entrySet().stream().map(Finding::candidate).toList(), unproven);
    }

    private static Candidate candidate(Map.Entry<SubjectRef, EnumSet<IdentifierKind>> found) {
        return new Candidate(found.getKey(), List.copyOf(found.getValue()));
    }

    private Set<IndexTerm> terms(Policy policy, Identifier identifier) {
        IdentifierKind kind = Objects.requireNonNull(identifier.kind());
        String value = Objects.requireNonNull(identifier.value());
        var terms = new HashSet<>(Normalising.terms(kind, value));
        terms.addAll(readers.alsoFoundBy(policy, kind, value));
        return terms;
    }

    private Set<SubjectRef> fitting(Connection transaction, List<Category> categories, Set<IndexTerm> terms)
            throws SQLException {
        var fitting = new HashSet<SubjectRef>();
        for (Category category : categories) {
            for (IndexTerm term : terms) {
                vault.find(transaction, category, term)
                        .forEach(found ->
                                fitting.add(new SubjectRef(found.subject().ref())));
            }
        }
        return fitting;
    }

    private List<Category> kept(Policy policy) {
        return policy.holder(self).stream()
                .flatMap(holder -> holder.holds().stream())
                .flatMap(holding -> holding.dataCategories().stream())
                .distinct()
                .map(category -> new Category(category.value()))
                .toList();
    }
}
