package kz.tumar.request.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.ReasonCode;
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
import kz.tumar.policy.Policy;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.vault.Category;
import kz.tumar.vault.Destroyed;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Vault;

/// This service as a holder of sealed data among the others: it obeys and answers in one transaction, so that an
/// answer on its topic means that it was done. Obeying twice is safe and is answered alike.
@ApplicationScoped
public class ObeyingCommands {
    private static final MethodCode KEY_DESTRUCTION = new MethodCode("key-destruction");
    private static final MethodCode ACCESS_CONTROL = new MethodCode("access-control");
    private static final ReasonCode NEEDS_A_PERSON = new ReasonCode("command-failure.unavailable");

    private final HolderOrders orders;
    private final Vault vault;
    private final HolderCode self;

    @Inject
    ObeyingCommands(HolderOrders orders, Vault vault, ServiceConfig config) {
        this.orders = orders;
        this.vault = vault;
        this.self = new HolderCode(config.service().code());
    }

    /// Obeys one command.
    ///
    /// @param policy which categories are kept here
    public Decision obey(Connection transaction, Incoming<? extends Command> incoming, Policy policy)
            throws SQLException {
        Command command = incoming.event().data();
        SubjectRef subject = Objects.requireNonNull(incoming.event().subject(), "a command names a person");
        var under = policy.version();
        if (!orders.take(transaction, command.orderId(), subject, command.revision())) {
            return new Decision.Accepted(under, List.of());
        }
        List<CategoryCode> categories = kept(policy).stream()
                .filter(category ->
                        command.categories().isEmpty() || command.categories().contains(category))
                .toList();
        Claim answer = answer(transaction, subject, command, categories, incoming.receipt());
        return new Decision.Accepted(
                under, List.of(new Draft.OfClaim(subject, incoming.receipt().atOffset(ZoneOffset.UTC), answer)));
    }

    private List<CategoryCode> kept(Policy policy) {
        return policy.holder(self).stream()
                .flatMap(holder -> holder.holds().stream())
                .flatMap(holding -> holding.dataCategories().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Claim answer(
            Connection transaction, SubjectRef subject, Command command, List<CategoryCode> categories, Instant receipt)
            throws SQLException {
        return switch (command) {
            case DestroyData destroy -> destroy(transaction, subject, destroy, categories);
            case CancelDestruction cancel -> cancel(transaction, subject, cancel, categories);
            case BlockProcessing block -> obeyed(block, CommandKind.BLOCK, categories, receipt);
            case UnblockProcessing unblock -> obeyed(unblock, CommandKind.UNBLOCK, categories, receipt);
            case StopProcessing stop -> obeyed(stop, CommandKind.STOP, categories, receipt);
            case ProvideSubjectData provide -> needsPerson(provide, CommandKind.PROVIDE);
            case RectifyData rectify -> needsPerson(rectify, CommandKind.RECTIFY);
        };
    }

    private Claim destroy(
            Connection transaction, SubjectRef subject, DestroyData command, List<CategoryCode> categories)
            throws SQLException {
        var counts = new ArrayList<CategoryCount>();
        Instant last = Instant.EPOCH;
        for (CategoryCode category : categories) {
            Destroyed destroyed =
                    vault.destroyCategory(transaction, new Subject(subject.value()), new Category(category.value()));
            counts.add(new CategoryCount(category, destroyed.values()));
            last = destroyed.destroyedAt().isAfter(last) ? destroyed.destroyedAt() : last;
        }
        orders.destroyed(transaction, command.orderId(), subject, counts, last);
        return new CommandDone(
                command.orderId(),
                command.revision(),
                CommandKind.DESTROY,
                orders.counts(transaction, command.orderId(), subject),
                KEY_DESTRUCTION,
                last,
                null,
                null);
    }

    private Claim cancel(
            Connection transaction, SubjectRef subject, CancelDestruction command, List<CategoryCode> categories)
            throws SQLException {
        Optional<Instant> destroyedAt = orders.destroyedAt(transaction, command.orderId(), subject);
        if (destroyedAt.isPresent()) {
            return new CommandTooLate(command.orderId(), command.revision(), CommandKind.CANCEL, destroyedAt.get());
        }
        return new CommandStopped(command.orderId(), command.revision(), CommandKind.CANCEL, none(categories));
    }

    /// Nothing here processes sealed content; who may open it is checked at each opening.
    private static Claim obeyed(Command command, CommandKind kind, List<CategoryCode> categories, Instant at) {
        return new CommandDone(
                command.orderId(), command.revision(), kind, none(categories), ACCESS_CONTROL, at, null, null);
    }

    /// A proof is never overwritten, and evidence is handed out by a person only.
    private static Claim needsPerson(Command command, CommandKind kind) {
        return new CommandFailed(command.orderId(), command.revision(), kind, NEEDS_A_PERSON);
    }

    private static List<CategoryCount> none(List<CategoryCode> categories) {
        return categories.stream()
                .map(category -> new CategoryCount(category, 0))
                .toList();
    }
}
