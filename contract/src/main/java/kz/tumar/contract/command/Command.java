package kz.tumar.contract.command;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Payload;

/// What a holder is told to do. It is repeated until answered or escalated, and obeying it twice is safe.
public sealed interface Command extends Payload
        permits BlockProcessing,
                UnblockProcessing,
                StopProcessing,
                ProvideSubjectData,
                RectifyData,
                LocateSubject,
                DestroyData,
                CancelDestruction {
    /// The order that the command is part of.
    OrderId orderId();

    /// Revision of the order, from 1; a holder ignores a lower one than it has seen.
    int revision();

    /// The categories concerned; empty means everything held about the person.
    List<CategoryCode> categories();

    /// When it must have been obeyed.
    Instant due();

    /// What the answer must contain.
    List<Confirmation> confirm();
}
