package kz.tumar.vault;

/// The reference of one sealed value: `v-` and 26 Crockford base32 characters, the last a check character. Random,
/// so it says nothing about the value and may lie on Kafka and in the log.
///
/// Throws `IllegalArgumentException` when `value` has another form; the message never repeats it.
public record VaultRef(String value) {

    public VaultRef {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a sealed reference must be v- and 26 characters, " + "the last of them the check character");
        }
    }

    /// Whether `text` has the form of a sealed reference; says nothing about whether it was ever issued.
    public static boolean isValid(String text) {
        return CheckedReference.isValid('v', text);
    }

    static VaultRef issue() {
        return new VaultRef(CheckedReference.issue('v'));
    }
}
