package kz.tumar.request.signature;

/// Checks an electronic signature. It never throws for what was handed in, however hostile: what it
/// can't prove or disprove
/// it calls indeterminate, and what nobody implements here (the national GOST algorithms, for now) is
/// never valid.
public interface SignatureVerifier {
    /// Checks one signature.
    Checked check(Submitted submitted);
}
