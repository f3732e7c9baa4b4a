package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.consent.ledger.HolderOrders;
import kz.tumar.consent.ledger.SealedValues;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandFailed;
import kz.tumar.contract.claim.CommandStopped;
import kz.tumar.contract.claim.CommandTooLate;
import kz.tumar.contract.command.BlockProcessing;
import kz.tumar.contract.command.CancelDestruction;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.command.ProvideSubjectData;
import kz.tumar.contract.command.RectifyData;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.contract.command.UnblockProcessing;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import kz.tumar.vault.Category;
import kz.tumar.vault.Destroyed;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Vault;
import org.jspecify.annotations.Nullable;

/// This service as a holder of sealed data among the others: it obeys and answers in one transaction, so that
/// an answer
/// on its
/// topic means that it was done. Obeying twice is safe.
@ApplicationScoped
class ObeyingCommands {
    private static final HolderCode SELF = new HolderCode("consent-service");
    private static final MethodCode KEY_DESTRUCTION = new MethodCode("key-destruction");
    private static final MethodCode ACCESS_CONTROL = new MethodCode("access-control");
    private static final MethodCode SEALED_REFERENCE = new MethodCode("sealed-reference");
    /// A proof or an identifier is never overwritten.
    private static final ReasonCode PROOF_STAYS = new ReasonCode("command-failure.ground-held");

    private final PolicyInForce policy;
    private final HolderOrders orders;
    private final SealedValues sealed;
    private final Vault vault;

    @Inject
    ObeyingCommands(PolicyInForce policy, HolderOrders orders, SealedValues sealed, Vault vault) {
        this.policy = policy;
        this.orders = orders;
        this.sealed = sealed;
        this.vault = vault;
    }

    Decision obey(Connection transaction, Incoming<? extends Command> incoming) throws SQLException {
        Command command = incoming.event().data();
        SubjectRef subject = Objects.requireNonNull(incoming.event().subject(), "a command names a person");
        var rules = policy.at(incoming.receipt());
        if (!orders.take(transaction, command.orderId(), subject, command.revision())) {
            return new Decision.Accepted(rules.version(), List.of());
        }
        List<CategoryCode> categories = command.categories().isEmpty()
                ? rules.heldBy(SELF).stream().sorted().toList()
                : command.categories();
        Claim answer = answer(transaction, subject, command, categories, incoming.receipt());
        return new Decision.Accepted(
                rules.version(),
                List.of(new Draft.OfClaim(subject, incoming.receipt().atOffset(ZoneOffset.UTC), answer)));
    }

    private Claim answer(
            Connection transaction, SubjectRef subject, Command command, List<CategoryCode> categories, Instant receipt)
            throws SQLException {
        return switch (command) {
            case DestroyData destroy -> destroy(transaction, subject, destroy, categories);
            case CancelDestruction cancel -> cancel(transaction, subject, cancel, categories);
            case BlockProcessing block ->
                done(block, CommandKind.BLOCK, counts(transaction, subject, categories), ACCESS_CONTROL, receipt, null);
            case UnblockProcessing unblock ->
                done(
                        unblock,
                        CommandKind.UNBLOCK,
                        counts(transaction, subject, categories),
                        ACCESS_CONTROL,
                        receipt,
                        null);
            case StopProcessing stop ->
                done(stop, CommandKind.STOP, counts(transaction, subject, categories), ACCESS_CONTROL, receipt, null);
            case ProvideSubjectData provide -> provide(transaction, subject, provide, categories, receipt);
            case RectifyData rectify ->
                new CommandFailed(rectify.orderId(), rectify.revision(), CommandKind.RECTIFY, PROOF_STAYS);
        };
    }

    private Claim destroy(
            Connection transaction, SubjectRef subject, DestroyData command, List<CategoryCode> categories)
            throws SQLException {
        var counts = new ArrayList<CategoryCount>();
        Instant last = Instant.MIN;
        for (CategoryCode category : categories) {
            Destroyed destroyed =
                    vault.destroyCategory(transaction, new Subject(subject.value()), new Category(category.value()));
            counts.add(new CategoryCount(category, destroyed.values()));
            last = destroyed.destroyedAt().isAfter(last) ? destroyed.destroyedAt() : last;
        }
        orders.destroyed(transaction, command.orderId(), subject, last);
        return done(command, CommandKind.DESTROY, counts, KEY_DESTRUCTION, last, null);
    }

    private Claim cancel(
            Connection transaction, SubjectRef subject, CancelDestruction command, List<CategoryCode> categories)
            throws SQLException {
        Optional<Instant> destroyedAt = orders.destroyedAt(transaction, command.orderId(), subject);
        if (destroyedAt.isPresent()) {
            return new CommandTooLate(command.orderId(), command.revision(), CommandKind.CANCEL, destroyedAt.get());
        }
        List<CategoryCount> nothing = categories.stream()
                .map(category -> new CategoryCount(category, 0))
                .toList();
        return new CommandStopped(command.orderId(), command.revision(), CommandKind.CANCEL, nothing);
    }

    /// What lies here is sealed already: whoever asked opens it by reference, with a right and a reason.
    private Claim provide(
            Connection transaction,
            SubjectRef subject,
            ProvideSubjectData command,
            List<CategoryCode> categories,
            Instant receipt)
            throws SQLException {
        List<SealedContent> uploads = sealed.of(transaction, subject, categories).stream()
                .map(SealedValues.Value::content)
                .toList();
        return done(
                command,
                CommandKind.PROVIDE,
                counts(transaction, subject, categories),
                SEALED_REFERENCE,
                receipt,
                uploads);
    }

    private List<CategoryCount> counts(Connection transaction, SubjectRef subject, Collection<CategoryCode> categories)
            throws SQLException {
        var values = sealed.of(transaction, subject, categories);
        return categories.stream()
                .map(category -> new CategoryCount(
                        category,
                        values.stream()
                                .filter(value -> value.category().equals(category))
                                .count()))
                .toList();
    }

    private static Claim done(
            Command command,
            CommandKind kind,
            List<CategoryCount> counts,
            MethodCode method,
            Instant at,
            @Nullable List<SealedContent> uploads) {
        return new CommandDone(command.orderId(), command.revision(), kind, counts, method, at, null, uploads);
    }
}
