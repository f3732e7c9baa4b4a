package kz.tumar.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// The signed list of every file of the package but itself.
record Manifest(String origin, String exportId, List<Line> lines) {
    private static final String FORMAT = "tumar-export-manifest/v1";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,9}) ([!-~]+)");

    record Line(String sha256, long size, String name) {}

    Manifest {
        lines = List.copyOf(lines);
    }

    static Manifest parse(String text) {
        List<String> all = Arrays.asList(text.split("\n", -1));
        if (all.size() < 4 || !all.getFirst().equals(FORMAT) || !all.getLast().isEmpty()) {
            throw new Refused(Reason.MANIFEST_MALFORMED, 1);
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 3; i < all.size() - 1; i++) {
            Matcher line = LINE.matcher(all.get(i));
            if (!line.matches()) {
                throw new Refused(Reason.MANIFEST_MALFORMED, i + 1);
            }
            lines.add(new Line(line.group(1), Long.parseLong(line.group(2)), line.group(3)));
        }
        return new Manifest(all.get(1), all.get(2), lines);
    }
}
