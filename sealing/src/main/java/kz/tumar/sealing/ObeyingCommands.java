package kz.tumar.sealing;

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
import kz.tumar.contract.command.LocateSubject;
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
import org.jspecify.annotations.Nullable;

/// This service as a holder of sealed data among the others: it obeys and answers in one transaction, so that an
/// answer on its topic means that it was done. Obeying twice is safe and is answered alike.
@ApplicationScoped
public class ObeyingCommands {
    private static final MethodCode KEY_DESTRUCTION = new MethodCode("key-destruction");
    private static final MethodCode ACCESS_CONTROL = new MethodCode("access-control");
    private static final MethodCode SEALED_REFERENCE = new MethodCode("sealed-reference");

    /// What was sealed is never overwritten: a corrected value is sealed beside it.
    private static final ReasonCode SEALED_STAYS = new ReasonCode("command-failure.ground-held");

    /// Whom sealed content is about is asked by officers at the service itself, whose index keys nobody else has.
    private static final ReasonCode ASKED_DIRECTLY = new ReasonCode("command-failure.unavailable");

    private final HolderOrders orders;
    private final SealedValues sealed;
    private final Vault vault;
    private final HolderCode self;

    @Inject
    ObeyingCommands(HolderOrders orders, SealedValues sealed, Vault vault, ServiceConfig config) {
        this.orders = orders;
        this.sealed = sealed;
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
        if (!orders.take(transaction, command.orderId(), subject, command.revision())) {
            return new Decision.Accepted(policy.version(), List.of());
        }
        List<CategoryCode> categories = command.categories().isEmpty() ? kept(policy) : command.categories();
        Claim answer = answer(transaction, subject, command, categories, incoming.receipt());
        return new Decision.Accepted(
                policy.version(),
                List.of(new Draft.OfClaim(subject, incoming.receipt().atOffset(ZoneOffset.UTC), answer)));
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
            case DestroyData destroy -> destroy(transaction, subject, destroy, categories, receipt);
            case CancelDestruction cancel -> cancel(transaction, subject, cancel, categories);
            case BlockProcessing _ ->
                obeyed(command, CommandKind.BLOCK, here(transaction, subject, categories), receipt);
            case UnblockProcessing _ ->
                obeyed(command, CommandKind.UNBLOCK, here(transaction, subject, categories), receipt);
            case StopProcessing _ -> obeyed(command, CommandKind.STOP, here(transaction, subject, categories), receipt);
            case ProvideSubjectData _ -> provide(transaction, subject, command, categories, receipt);
            case RectifyData _ ->
                new CommandFailed(command.orderId(), command.revision(), CommandKind.RECTIFY, SEALED_STAYS);
            case LocateSubject _ ->
                new CommandFailed(command.orderId(), command.revision(), CommandKind.LOCATE, ASKED_DIRECTLY);
        };
    }

    private Claim destroy(
            Connection transaction, SubjectRef subject, Command command, List<CategoryCode> categories, Instant receipt)
            throws SQLException {
        var counts = new ArrayList<CategoryCount>();
        Instant last = categories.isEmpty() ? receipt : Instant.EPOCH;
        for (CategoryCode category : categories) {
            Destroyed destroyed =
                    vault.destroyCategory(transaction, new Subject(subject.value()), new Category(category.value()));
            counts.add(new CategoryCount(category, destroyed.values()));
            last = destroyed.destroyedAt().isAfter(last) ? destroyed.destroyedAt() : last;
        }
        orders.destroyed(transaction, command.orderId(), subject, counts, last);
        return done(
                command,
                CommandKind.DESTROY,
                orders.counts(transaction, command.orderId(), subject),
                KEY_DESTRUCTION,
                last,
                null);
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

    /// Nothing here processes sealed content; who may open it is checked at each opening.
    private static Claim obeyed(Command command, CommandKind kind, List<CategoryCount> here, Instant at) {
        return done(command, kind, here, ACCESS_CONTROL, at, null);
    }

    /// What lies here is sealed already: whoever asked opens it by reference, with a right and a reason.
    private Claim provide(
            Connection transaction, SubjectRef subject, Command command, List<CategoryCode> categories, Instant at)
            throws SQLException {
        List<SealedContent> uploads = sealed.of(transaction, subject, categories).stream()
                .map(SealedValues.Value::content)
                .toList();
        List<CategoryCount> here = here(transaction, subject, categories);
        return done(command, CommandKind.PROVIDE, here, SEALED_REFERENCE, at, uploads);
    }

    private List<CategoryCount> here(Connection transaction, SubjectRef subject, List<CategoryCode> categories)
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
