package kz.tumar.contract.claim;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// The holder has obeyed.
///
/// @param orderId the order
/// @param revision the revision of the order that is answered
/// @param command which command of the order
/// @param counts the records concerned, by category; zero is an answer
/// @param method by which method
/// @param doneAt when
/// @param operator the keyed digest of who did it, where a person did
/// @param uploads what was uploaded to sealing, for `PROVIDE`
/// @param located whom the criteria fit, for `LOCATE`; nobody is an answer
public record CommandDone(
        OrderId orderId,
        @Range(min = 1, max = 1_000_000) int revision,
        CommandKind command,
        List<CategoryCount> counts,
        MethodCode method,
        Instant doneAt,
        @Nullable Sha256 operator,
        @Nullable List<SealedContent> uploads,
        @Nullable List<Candidate> located)
        implements Claim {
    public CommandDone {
        counts = List.copyOf(counts);
        uploads = uploads == null ? null : List.copyOf(uploads);
        located = located == null ? null : List.copyOf(located);
    }

    /// An answer that finds nobody, to any command but `LOCATE`.
    public CommandDone(
            OrderId orderId,
            int revision,
            CommandKind command,
            List<CategoryCount> counts,
            MethodCode method,
            Instant doneAt,
            @Nullable Sha256 operator,
            @Nullable List<SealedContent> uploads) {
        this(orderId, revision, command, counts, method, doneAt, operator, uploads, null);
    }
}
