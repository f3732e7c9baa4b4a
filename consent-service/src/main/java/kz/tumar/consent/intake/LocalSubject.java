package kz.tumar.consent.intake;

import org.jspecify.annotations.Nullable;

/// A person as one system knows them.
///
/// @param system that system; absent: the caller
/// @param localId its own name for the person, at most 256 characters; personal data
record LocalSubject(@Nullable String system, @Nullable String localId) {
    @Override
    public String toString() {
        return "LocalSubject[redacted]";
    }
}
