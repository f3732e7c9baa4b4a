package kz.tumar.policy.file;

import java.util.Collection;
import java.util.Comparator;

/// Guesses which known word a writer meant.
final class Nearest {
    private static final int FARTHEST = 3;

    private Nearest() {}

    /// What to write instead of an unknown word.
    static String to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(word, candidate) <= FARTHEST)
                .map(candidate -> "'" + candidate + "', if that was meant")
                .orElseGet(() -> known.isEmpty()
                        ? "nothing here; remove it"
                        : "one of " + String.join(", ", known.stream().sorted().toList()) + "; or remove it");
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
