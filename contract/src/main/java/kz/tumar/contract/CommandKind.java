package kz.tumar.contract;

/// Which command an order gives.
public enum CommandKind {
    /// {@link kz.tumar.contract.command.BlockProcessing}
    BLOCK,

    /// {@link kz.tumar.contract.command.UnblockProcessing}
    UNBLOCK,

    /// {@link kz.tumar.contract.command.StopProcessing}
    STOP,

    /// {@link kz.tumar.contract.command.ProvideSubjectData}
    PROVIDE,

    /// {@link kz.tumar.contract.command.RectifyData}
    RECTIFY,

    /// {@link kz.tumar.contract.command.LocateSubject}
    LOCATE,

    /// {@link kz.tumar.contract.command.DestroyData}
    DESTROY,

    /// {@link kz.tumar.contract.command.CancelDestruction}
    CANCEL
}
