package kz.tumar.vault;

/// The code of a data category of the policy; together with the subject it is the reach of one data key.
///
/// Throws `IllegalArgumentException` when `code` is no code.
public record Category(String code) {

    public Category {
        Codes.requireCode("a data category", code);
    }
}
