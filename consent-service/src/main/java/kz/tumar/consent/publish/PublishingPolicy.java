package kz.tumar.consent.publish;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tumar.consent.decision.Succession;
import kz.tumar.consent.ledger.AnnouncedPolicies;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.policy.file.BrokenFileException;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Announces the operator's policy once a version: its documents first, then the version. A broken file stops
/// the start
/// with
/// every flaw; one that breaks later changes nothing and is said in the log. Announcing again after a crash is
/// nothing
/// new.
@Readiness
@ApplicationScoped
class PublishingPolicy implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(PublishingPolicy.class);
    private final Transactions transactions;
    private final Announcer announcer;
    private final AnnouncedPolicies announced;
    private final PolicyVersions versions;
    private final Delivery delivery;
    private final Path policy;
    private final Path calendar;
    private final boolean trial;
    private List<FileTime> read = List.of();
    private @Nullable PolicyEdition pending;
    private volatile boolean published;

    @Inject
    PublishingPolicy(
            Transactions transactions,
            Announcer announcer,
            AnnouncedPolicies announced,
            PolicyVersions versions,
            Delivery delivery,
            @ConfigProperty(name = "tumar.policy.file") Path policy,
            @ConfigProperty(name = "tumar.policy.calendar") Path calendar,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.announced = announced;
        this.versions = versions;
        this.delivery = delivery;
        this.policy = policy;
        this.calendar = calendar;
        this.trial = Succession.isTrial(issuer);
    }

    synchronized void start(@Observes StartupEvent started) {
        read = changed();
        pending = PolicyEdition.read(policy, calendar);
    }

    /// Publishes what is not yet published, as soon as delivery serves, and looks whether the files have changed.
    @Scheduled(every = "${tumar.policy.watch-every:1S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void watch() {
        List<FileTime> now = changed();
        try {
            if (!now.equals(read)) {
                read = now;
                pending = PolicyEdition.read(policy, calendar);
            }
            PolicyEdition edition = pending;
            if (edition != null && delivery.vitals().serving()) {
                publish(edition);
                pending = null;
                published = true;
            }
        } catch (IllegalStateException | BrokenFileException broken) {
            pending = null;
            LOG.errorf("the changed policy is not published, the one before stays in force: %s", broken.getMessage());
        } catch (DeliveryException outage) {
            LOG.infof("the policy waits to be published: %s", outage.getMessage());
        }
    }

    /// Not ready before the first policy is published: nothing can be decided without one.
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("policy").status(published).build();
    }

    private List<FileTime> changed() {
        try {
            return List.of(Files.getLastModifiedTime(policy), Files.getLastModifiedTime(calendar));
        } catch (IOException absent) {
            LOG.debug("a policy file can't be looked at", absent);
            return List.of();
        }
    }

    private void publish(PolicyEdition edition) {
        transactions.inTransaction(transaction -> {
            Optional<Sha256> known = announced.digestOf(transaction, edition.version());
            if (known.isEmpty()) {
                requireItsTurn(transaction, edition);
                announce(transaction, edition);
            } else if (!known.get().equals(edition.published().document())) {
                throw new IllegalStateException("version " + edition.version()
                        + " of the policy was announced with other content; give the changed file a new version");
            }
            keepDocuments(transaction, edition);
            return edition.version();
        });
    }

    /// A version that breaks the succession is not announced, and the one before stays in force.
    private void requireItsTurn(Connection transaction, PolicyEdition edition) throws SQLException {
        var known = new ArrayList<Policy>();
        for (var other : announced.all(transaction)) {
            versions.version(other.version()).ifPresent(known::add);
        }
        var objections = Succession.objections(edition.policy(), known, versions.today(), trial);
        if (!objections.isEmpty()) {
            throw new IllegalStateException("version " + edition.version() + " of the policy: "
                    + objections.stream().map(Succession.Objection::says).collect(Collectors.joining("; ")));
        }
    }

    private void announce(Connection transaction, PolicyEdition edition) throws SQLException {
        var published = edition.published();
        var id = DerivedId.from("tumar/policy-published/v1", edition.version().value());
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        new Cause(new Source("/tumar/consent"), new EventId(id)),
                        new CorrelationId(id),
                        null,
                        edition.version(),
                        List.of(
                                document(published.document(), edition.policyText()),
                                document(published.calendar(), edition.calendarText()),
                                new Draft.OfFact(null, edition.since(), published))));
    }

    /// Also of a version announced before: a database that was emptied knows it from our own fact, which has no
    /// documents.
    private void keepDocuments(Connection transaction, PolicyEdition edition) throws SQLException {
        var published = edition.published();
        versions.keep(
                transaction, PolicyVersions.DOCUMENTS, published.document().value(), edition.policyText());
        versions.keep(
                transaction, PolicyVersions.DOCUMENTS, published.calendar().value(), edition.calendarText());
    }

    private static Draft document(Sha256 digest, String text) {
        return new Draft.OfDocument(PolicyVersions.DOCUMENTS, digest.value(), text);
    }
}
