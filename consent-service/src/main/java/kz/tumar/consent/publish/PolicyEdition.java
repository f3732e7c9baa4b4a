package kz.tumar.consent.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.regex.Pattern;
import kz.tumar.contract.Forms;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.policy.Order;
import kz.tumar.policy.Policy;
import kz.tumar.policy.calendar.WorkingDayCalendar;
import kz.tumar.policy.file.CalendarFile;
import kz.tumar.policy.file.PolicyFile;
import org.jspecify.annotations.Nullable;

/// A policy with its calendar, as they lie in their files.
record PolicyEdition(Policy policy, PolicyPublished published, String policyText, String calendarText) {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    /// Reads both files.
    ///
    /// @throws kz.tumar.policy.file.BrokenFileException with every flaw of the first broken file
    static PolicyEdition read(Path policyFile, Path calendarFile) {
        Policy policy = PolicyFile.read(policyFile).orThrow();
        WorkingDayCalendar calendar = CalendarFile.read(calendarFile).orThrow();
        byte[] policyBytes = bytes(policyFile);
        byte[] calendarBytes = bytes(calendarFile);
        if (!digest(policyBytes).value().equals(policy.sha256())) {
            return read(policyFile, calendarFile); // it was replaced while it was read
        }
        Order order = policy.document().order();
        var published = new PolicyPublished(
                policy.version(),
                new Sha256(policy.sha256()),
                number(order),
                order.confirmed() ? order.date() : null,
                policy.document().effectiveFrom(),
                calendar.version(),
                digest(calendarBytes));
        return new PolicyEdition(
                policy,
                published,
                new String(policyBytes, StandardCharsets.UTF_8),
                new String(calendarBytes, StandardCharsets.UTF_8));
    }

    PolicyVersion version() {
        return published.version();
    }

    /// The first moment of the day from which it is in force.
    OffsetDateTime since() {
        return published.effectiveFrom().atStartOfDay(ALMATY).toOffsetDateTime();
    }

    /// The number of an order that someone vouched for; a placeholder is not a number.
    private static @Nullable Numbered number(Order order) {
        return order.confirmed() && Pattern.matches(Forms.NUMBERED, order.number())
                ? new Numbered(order.number())
                : null;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException vanished) {
            throw new UncheckedIOException("a file that was just read is gone", vanished);
        }
    }

    private static Sha256 digest(byte[] bytes) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
