package kz.tumar.vault;

/// The code of why a sealed value is opened, for example `request.answer`.
///
/// Throws `IllegalArgumentException` when `code` is no code.
public record OpeningReason(String code) {

    public OpeningReason {
        Codes.requireCode("the reason for opening", code);
    }
}
