package kz.tumar.verify.note;

/// A key's name: not empty, no Unicode space, no plus, and no control character (C2SP signed-note).
final class KeyNames {
    private KeyNames() {}

    static boolean isValid(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c));
    }
}
