package kz.tumar.audit.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// The time that an event states, in RFC 3339. The usual form `2026-11-23T10:00:00[.123]+05:00` (or `Z`) is read by
/// hand,
/// since every fact of the log has one; any other is left to the platform's parser.
final class EventTime {
    private static final int DATE_AND_TIME = 19;
    private static final int NANO_DIGITS = 9;
    private static final long DAY_SECONDS = 86_400;

    private EventTime() {}

    static Instant parse(String text) throws UnfitFact {
        try {
            Instant usual = usual(text);
            return usual.equals(Instant.MIN) ? OffsetDateTime.parse(text).toInstant() : usual;
        } catch (DateTimeException malformed) {
            throw new UnfitFact("the event's time is not RFC 3339");
        }
    }

    /// Returns [Instant#MIN] for what is not of the usual form.
    private static Instant usual(String text) {
        if (text.length() <= DATE_AND_TIME || !hasShape(text)) {
            return Instant.MIN;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, DATE_AND_TIME);
        int end = endOfFraction(text);
        int offset = offsetSeconds(text, end);
        boolean shaped = end > 0 && offset != Integer.MIN_VALUE && hour >= 0 && minute >= 0 && second >= 0;
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (!shaped || hour > 23 || minute > 59 || second > 59 || year < 0 || month < 0 || day < 0) {
            return Instant.MIN;
        }
        int ofDay = (hour * 60 + minute) * 60 + second;
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * DAY_SECONDS + ofDay - offset, nanos(text, end));
    }

    private static boolean hasShape(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /// Returns where the fraction of a second ends, or 0 when it isn't one.
    private static int endOfFraction(String text) {
        if (text.charAt(DATE_AND_TIME) != '.') {
            return DATE_AND_TIME;
        }
        int end = DATE_AND_TIME + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - DATE_AND_TIME - 1;
        return digits >= 1 && digits <= NANO_DIGITS && end < text.length() ? end : 0;
    }

    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = DATE_AND_TIME + 1 + i;
            nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int offsetSeconds(String text, int at) {
        int left = text.length() - at;
        if (at > 0 && left == 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        if (at == 0 || left != 6 || text.charAt(at + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return switch (text.charAt(at)) {
            case '+' -> seconds;
            case '-' -> -seconds;
            default -> Integer.MIN_VALUE;
        };
    }

    /// The number of those digits, or -1 when they aren't digits.
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
