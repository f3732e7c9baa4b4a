package kz.tumar.contract;

/// The closed list of processing actions (clause 1.1.2).
public enum ProcessingAction {
    /// Collection.
    COLLECT,

    /// Recording.
    RECORD,

    /// Systematisation.
    SYSTEMATISE,

    /// Accumulation.
    ACCUMULATE,

    /// Storage.
    STORE,

    /// Clarification: updating, modification.
    RECTIFY,

    /// Retrieval.
    RETRIEVE,

    /// Use.
    USE,

    /// Transfer to an indefinite circle of persons.
    DISTRIBUTE,

    /// Transfer to definite persons.
    PROVIDE,

    /// Transfer by giving access.
    GIVE_ACCESS,

    /// Depersonalisation.
    DEPERSONALISE,

    /// Blocking.
    BLOCK,

    /// Deletion.
    DELETE,

    /// Destruction.
    DESTROY
}
