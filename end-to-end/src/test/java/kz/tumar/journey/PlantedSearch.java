package kz.tumar.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Looks for planted values in every byte of every file under a folder: as they are, in hexadecimal and in Base64.
final class PlantedSearch {
    private PlantedSearch() {}

    /// The secret keys that stand in a ring's file, as they stand there.
    static List<String> keysOf(Path ring) throws IOException {
        return Files.readAllLines(ring).stream()
                .filter(line -> line.startsWith("epoch "))
                .flatMap(line -> Stream.of(line.split(" ", -1)).skip(3))
                .toList();
    }

    /// The files in which any of these stands.
    static List<Path> under(Path folder, List<String> planted) throws IOException {
        var forms = planted.stream().flatMap(PlantedSearch::forms).toList();
        var found = new ArrayList<Path>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // Every byte is one character of this encoding.
                String content = read(file);
                if (forms.stream().anyMatch(content::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static Stream<String> forms(String planted) {
        byte[] bytes = planted.getBytes(StandardCharsets.UTF_8);
        var forms = Stream.of(planted, HexFormat.of().formatHex(bytes), base64(bytes));
        return planted.matches("[A-Za-z0-9+/]{43}=")
                ? Stream.concat(forms, Stream.of(latin(Base64.getDecoder().decode(planted))))
                : forms;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String read(Path file) throws IOException {
        try {
            return latin(Files.readAllBytes(file));
        } catch (NoSuchFileException goneMeanwhile) {
            return "";
        }
    }
}
