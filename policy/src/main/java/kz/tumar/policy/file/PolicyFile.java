package kz.tumar.policy.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.tumar.policy.Policy;

/// Reads a policy file: schema and sense are checked together, and every flaw comes at once.
public final class PolicyFile {
    private static final SchemaCheck SCHEMA = SchemaCheck.of("policy.schema.json");

    private PolicyFile() {}

    /// Reads a file. A file that can't be opened is broken too, not an exception.
    public static Result<Policy> read(Path file) {
        try {
            return read(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            return new Result.Broken<>(
                    file.toString(),
                    List.of(new Flaw(1, 1, "", "the file can't be read", "a path to a readable policy file")));
        }
    }

    /// Reads a document's bytes, as published.
    public static Result<Policy> read(byte[] document) {
        return read("policy", document);
    }

    private static Result<Policy> read(String name, byte[] bytes) {
        var parsed = Parsing.parse(bytes);
        var flaws = parsed.flaws();
        if (!parsed.root().isMissingNode()) {
            SCHEMA.check(parsed.root(), flaws);
            new PolicySense(parsed.root(), flaws).check();
        }
        if (!flaws.none()) {
            return new Result.Broken<>(name, flaws.inOrder());
        }
        try {
            return new Result.Valid<>(
                    new Policy(Binding.policy(Shorthand.spelledOut(parsed.root())), Sha256.of(bytes)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema lets through what the model refuses", e);
        }
    }
}
