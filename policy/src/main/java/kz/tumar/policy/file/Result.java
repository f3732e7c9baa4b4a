package kz.tumar.policy.file;

import java.util.List;

/// What became of reading a file: the value, or every flaw at once.
public sealed interface Result<T> permits Result.Valid, Result.Broken {
    /// The file is good.
    record Valid<T>(T value) implements Result<T> {}

    /// The file is not good; all of its flaws, in the file's order.
    record Broken<T>(String file, List<Flaw> flaws) implements Result<T> {
        public Broken {
            flaws = List.copyOf(flaws);
        }

        /// All flaws, for a terminal.
        public String format() {
            var text = new StringBuilder();
            text.append(file).append(": ").append(flaws.size()).append(flaws.size() == 1 ? " flaw\n" : " flaws\n");
            flaws.forEach(flaw -> text.append("  ").append(flaw).append('\n'));
            return text.toString();
        }

        @Override
        public String toString() {
            return format();
        }
    }

    /// The value; a start-up that needs it stops here with all flaws in the message.
    ///
    /// @throws BrokenFileException when the file is not good
    default T orThrow() {
        return switch (this) {
            case Valid<T>(var value) -> value;
            case Broken<T> broken -> throw new BrokenFileException(broken);
        };
    }
}
