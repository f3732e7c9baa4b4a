package kz.tumar.verify.canonical;

/// UTF-8 as RFC 3629 has it: nothing overlong, no surrogates, nothing above U+10FFFF.
final class Utf8 {
    private Utf8() {}

    /// @return how many bytes the character at `at` takes, 0 when it isn't one
    static int length(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || end - at < length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /// Orders two valid texts as their UTF-16 code units would be: that differs from the order of the bytes only
    /// where a character above U+FFFF (a surrogate pair) meets one from U+E000 on.
    static int compareAsUtf16(byte[] bytes, int from1, int to1, int from2, int to2) {
        int common = Math.min(to1 - from1, to2 - from2);
        for (int i = 0; i < common; i++) {
            int b1 = bytes[from1 + i] & 0xff;
            int b2 = bytes[from2 + i] & 0xff;
            if (b1 != b2) {
                return Integer.compare(weight(b1), weight(b2));
            }
        }
        return Integer.compare(to1 - from1, to2 - from2);
    }

    private static int weight(int b) {
        return switch (b) {
            case 0xee, 0xef -> b + 0x10;
            default -> b;
        };
    }
}
