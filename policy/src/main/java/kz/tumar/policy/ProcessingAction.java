package kz.tumar.policy;

/// The closed list of actions of clause 1.1.2.
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

    /// Transfer to an indefinite circle of persons (clause 1.1.8).
    DISTRIBUTE,

    /// Transfer to definite persons (clause 1.1.9).
    PROVIDE,

    /// Transfer by giving access.
    GIVE_ACCESS,

    /// Depersonalisation (clause 1.1.12).
    DEPERSONALISE,

    /// Blocking (clause 1.1.10).
    BLOCK,

    /// Deletion.
    DELETE,

    /// Destruction (clause 1.1.11).
    DESTROY
}
