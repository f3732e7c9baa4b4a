package kz.tumar.audit.note;

/// A key's name in a signed note: neither empty nor with spaces, plus signs or control characters.
public record KeyName(String value) {
    public KeyName {
        if (value.isEmpty()
                || value.codePoints()
                        .anyMatch(c -> c == '+'
                                || c < 0x20
                                || c == 0x7F
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c))) {
            throw new IllegalArgumentException("a key's name is not empty and has neither spaces nor '+'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
