package kz.tumar.policy;

/// Which set of figures a deadline comes from. Lights and order follow the earlier of the two.
public enum Profile {
    /// The operator's policy; its gaps take the statute's figure.
    POLICY,

    /// The statute; its gaps take the policy's figure.
    LAW
}
