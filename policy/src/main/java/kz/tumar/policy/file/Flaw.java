package kz.tumar.policy.file;

/// One thing that is wrong in a file.
///
/// @param line from 1
/// @param column from 1
/// @param path JSON Pointer of the place
/// @param wrong what is wrong
/// @param write what to write instead
public record Flaw(int line, int column, String path, String wrong, String write) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ", " + (path.isEmpty() ? "/" : path) + "\n    wrong: " + wrong
                + "\n    write: " + write;
    }
}
