package kz.tumar.request;

import java.util.Random;
import kz.tumar.contract.SubjectRef;

/// Synthetic references.
final class References {
    /// The person who has a token of their own in these tests.
    static final SubjectRef SIGNED_IN = SubjectRef.issue(digits(new Random(7)));

    /// The client that an officer is, by a token of these tests.
    static final SubjectRef OFFICERS_OWN = SubjectRef.issue(digits(new Random(8)));

    private References() {}

    /// A reference that was never used.
    static SubjectRef fresh() {
        return SubjectRef.issue(digits(new Random()));
    }

    private static byte[] digits(Random random) {
        var digits = new byte[25];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) random.nextInt(32);
        }
        return digits;
    }
}
