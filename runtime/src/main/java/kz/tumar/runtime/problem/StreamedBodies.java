package kz.tumar.runtime.problem;

/// Which bodies of a service may have any size, because what reads them keeps no more than a piece. Every other body is
/// bounded.
public interface StreamedBodies {
    /// Whether the body of a call to this path is read in pieces.
    ///
    /// @param method of HTTP, in capitals
    boolean areAt(String method, String path);
}
