package kz.tumar.verify.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

final class CanonicalCursorTest {
    private static final String CHANGES = "{}[]\",:\\0123 u-+.a";

    private static boolean accepts(byte[] text) {
        try {
            CanonicalCursor cursor = new CanonicalCursor().over(text, 0, text.length);
            cursor.skipValue();
            cursor.requireEnd();
            return true;
        } catch (NotCanonical e) {
            return false;
        }
    }

    private static boolean accepts(String text) {
        return accepts(text.getBytes(UTF_8));
    }

    @Test
    void canonicalTexts_areRead() {
        assertThat(List.of(
                        "{}",
                        "[]",
                        "{\"a\":1,\"b\":[true,false,null,\"\\u001f\\n\\\"\\\\/\u007f\u20ac\"]}",
                        "{\"\":0,\"\\r\":1,\"1\":2,\"\u0080\":3,\"\u00f6\":4,\"\u20ac\":5,\"\ud83d\ude00\":6,\"\ufb33\":7}",
                        "[1e+21,100000000000000000000,0.000001,1e-7,333333333.3333333,4.5,5e-324,9007199254740992,-1]"))
                .allSatisfy(text -> assertThat(accepts(text)).as(text).isTrue());
    }

    @Test
    void otherTexts_areRefused() {
        assertThat(List.of(
                        "",
                        " {}",
                        "{} ",
                        "{\"a\":1,}",
                        "[1,]",
                        "[,1]",
                        "{,}",
                        "{\"a\" :1}",
                        "[1, 2]",
                        "{\"b\":1,\"a\":1}",
                        "{\"a\":1,\"a\":1}",
                        "{\"\ufb33\":1,\"\ud83d\ude00\":1}",
                        "{\"a\":1",
                        "\"a",
                        "\"\\u0041\"",
                        "\"\\/\"",
                        "\"\\u000A\"",
                        "\"\\u000a\"",
                        "\"\\u001F\"",
                        "\"\\u007f\"",
                        "\"\\ud83d\\ude00\"",
                        "\"\u0001\"",
                        "01",
                        "-0",
                        "0.0",
                        "1.0",
                        "+1",
                        "1e21",
                        "1E+21",
                        "1e5",
                        "0.0000001",
                        "9007199254740993",
                        "1e400",
                        "NaN",
                        "-",
                        ".5",
                        "truE",
                        "nul",
                        "{a:1}",
                        "1 2",
                        "[1]]",
                        "{\"\\u0001\":1,\"\\u0000\":1}"))
                .allSatisfy(text -> assertThat(accepts(text)).as(text).isFalse());
    }

    @Test
    void badUtf8_isRefused() {
        int[][] bad = {
            {0xc0, 0x80}, {0xe0, 0x80, 0x80}, {0xed, 0xa0, 0x80}, {0xf4, 0x90, 0x80, 0x80}, {0x80}, {0xe2, 0x82}
        };
        for (int[] sequence : bad) {
            byte[] text = new byte[sequence.length + 2];
            text[0] = '"';
            text[text.length - 1] = '"';
            for (int i = 0; i < sequence.length; i++) {
                text[i + 1] = (byte) sequence[i];
            }
            assertThat(accepts(text)).isFalse();
        }
    }

    /// RFC 8785, appendix B.
    @Test
    void numbers_ofTheSpecification_areSpelledAsItSays() {
        Map<Long, String> samples = Map.ofEntries(
                Map.entry(0x0000000000000000L, "0"),
                Map.entry(0x8000000000000000L, "0"),
                Map.entry(0x0000000000000001L, "5e-324"),
                Map.entry(0x8000000000000001L, "-5e-324"),
                Map.entry(0x7fefffffffffffffL, "1.7976931348623157e+308"),
                Map.entry(0x4340000000000000L, "9007199254740992"),
                Map.entry(0x4430000000000000L, "295147905179352830000"),
                Map.entry(0x44b52d02c7e14af5L, "9.999999999999997e+22"),
                Map.entry(0x44b52d02c7e14af6L, "1e+23"),
                Map.entry(0x44b52d02c7e14af7L, "1.0000000000000001e+23"),
                Map.entry(0x444b1ae4d6e2ef4eL, "999999999999999700000"),
                Map.entry(0x444b1ae4d6e2ef4fL, "999999999999999900000"),
                Map.entry(0x444b1ae4d6e2ef50L, "1e+21"),
                Map.entry(0x3eb0c6f7a0b5ed8cL, "9.999999999999997e-7"),
                Map.entry(0x3eb0c6f7a0b5ed8dL, "0.000001"),
                Map.entry(0x41b3de4355555553L, "333333333.3333332"),
                Map.entry(0x41b3de4355555554L, "333333333.33333325"),
                Map.entry(0x41b3de4355555557L, "333333333.33333343"),
                Map.entry(0xbecbf647612f3696L, "-0.0000033333333333333333"),
                Map.entry(0x43143ff3c1cb0959L, "1424953923781206.2"));

        samples.forEach((bits, text) ->
                assertThat(Numbers.ecmaScript(Double.longBitsToDouble(bits))).isEqualTo(text));
    }

    @Test
    void numbers_readBackAsTheyWere_andOnlyInOneSpelling() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            double value = Double.longBitsToDouble(i % 3 == 0 ? random.nextLong(4096) + 1 : random.nextLong());
            if (Double.isFinite(value)) {
                String text = Numbers.ecmaScript(value);
                assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(value);
                assertThat(accepts(text)).isTrue();
                assertThat(accepts(Double.toString(value) + "0")).isFalse();
            }
        }
    }

    @Test
    void randomTexts_areReadExactlyIfAnotherCanonicaliserLeavesThemAsTheyAre() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] canonical = new JsonCanonicalizer(json(random, 0)).getEncodedUTF8();
            assertThat(accepts(canonical))
                    .as("seed %d: %s", seed, new String(canonical, UTF_8))
                    .isTrue();
            byte[] changed = canonical.clone();
            changed[random.nextInt(changed.length)] = (byte) CHANGES.charAt(random.nextInt(CHANGES.length()));
            String text = new String(changed, UTF_8);
            if (accepts(changed)) {
                assertThat(new JsonCanonicalizer(text).getEncodedString())
                        .as("seed %d", seed)
                        .isEqualTo(text);
            }
        }
    }

    private static String json(Random random, int depth) {
        StringBuilder text = new StringBuilder("{");
        int members = random.nextInt(5);
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : ",").append(string(random, i)).append(':');
            text.append(
                    switch (random.nextInt(depth > 2 ? 4 : 6)) {
                        case 0 -> "" + random.nextInt();
                        case 1 -> "" + random.nextDouble() * 1e9;
                        case 2 -> string(random, 9);
                        case 3 -> random.nextBoolean() ? "true" : "null";
                        case 4 -> "[" + json(random, depth + 1) + ",1]";
                        default -> json(random, depth + 1);
                    });
        }
        return text.append('}').toString();
    }

    private static String string(Random random, int tag) {
        String[] pieces = {"a", "Z", "\\u0001", "\\n", "\\\"", "\\\\", "\u00e9", "\u20ac", "\ud83d\ude00", "\ufb33", "/"
        };
        return "\"" + pieces[random.nextInt(pieces.length)] + pieces[random.nextInt(pieces.length)] + tag + "\"";
    }

    @Test
    void members_areReadByName() {
        byte[] text = "{\"a\":7,\"b\\n\":\"x\\ty\",\"c\":[]}".getBytes(UTF_8);
        CanonicalCursor cursor = new CanonicalCursor().over(text, 0, text.length);
        cursor.openObject();
        cursor.requireKey("a");
        assertThat(cursor.integer()).isEqualTo(7);
        assertThat(cursor.nextKey()).isTrue();
        assertThat(cursor.key()).isEqualTo("b\n");
        assertThat(cursor.text()).isEqualTo("x\ty");
        assertThatThrownBy(() -> cursor.requireKey("d")).isInstanceOf(NotCanonical.class);
    }
}
