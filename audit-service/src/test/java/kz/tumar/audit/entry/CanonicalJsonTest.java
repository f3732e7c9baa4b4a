package kz.tumar.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {
    private static final long SEED = Long.getLong("tumar.seed", 8785L);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CanonicalJson canonical = new CanonicalJson();
    private final Random random = new Random(SEED);

    @Test
    void theExampleOfRfc8785_isAsWrittenThere() throws UnfitFact {
        String input = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";
        assertThat(canonical(input))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void namesOfRfc8785_areOrderedByUtf16() throws UnfitFact {
        String input =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
        assertThat(canonical(input))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void seededDocuments_areThoseOfTheReferenceLibrary() throws IOException, UnfitFact {
        for (int round = 0; round < 3000; round++) {
            JsonNode document = object(4);
            String compact = JSON.writeValueAsString(document);
            String spaced = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
            String expected = new JsonCanonicalizer(compact).getEncodedString();
            assertThat(canonical(compact)).as("seed %d, round %d", SEED, round).isEqualTo(expected);
            assertThat(canonical(spaced)).isEqualTo(expected);
            assertThat(canonical(expected)).isEqualTo(expected);
        }
    }

    @Test
    void seededNumbers_areThoseOfTheReferenceLibrary() throws IOException, UnfitFact {
        for (int round = 0; round < 3000; round++) {
            double number = Double.longBitsToDouble(random.nextLong());
            String text = Double.isFinite(number) ? Double.toString(number) : Long.toString(random.nextLong());
            String input = "{\"n\":" + text + ",\"i\":" + (random.nextLong() >> random.nextInt(64)) + "}";
            assertThat(canonical(input)).as(input).isEqualTo(new JsonCanonicalizer(input).getEncodedString());
        }
        assertThat(canonical("{\"a\":-0,\"b\":-0.0,\"c\":0e5,\"d\":5e-324,\"e\":9007199254740993}"))
                .isEqualTo("{\"a\":0,\"b\":0,\"c\":0,\"d\":5e-324,\"e\":9007199254740992}");
    }

    @Test
    void whatIsNotOneIJsonObject_isRefused() {
        for (String bad : List.of(
                "",
                " ",
                "[]",
                "1",
                "\"a\"",
                "{",
                "{}{}",
                "{} x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":1e}",
                "{\"a\":1e999}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\ud800\\u0041\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"b\":1,\"a\":2,\"b\":3}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")) {
            assertThatThrownBy(() -> canonical(bad)).as(bad).isInstanceOf(UnfitFact.class);
        }
        for (int[] bytes : new int[][] {
            {0x80},
            {0xC0, 0x80},
            {0xC3},
            {0xE0, 0x80, 0x80},
            {0xED, 0xA0, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xFF},
            {0xE2, 0x82}
        }) {
            StringBuilder latin = new StringBuilder("{\"a\":\"");
            for (int b : bytes) {
                latin.append((char) b);
            }
            byte[] json = latin.append("\"}").toString().getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> canonical.read(json)).isInstanceOf(UnfitFact.class);
        }
    }

    @Test
    void seededGarbage_neverDoesAnythingButRefuse() {
        byte[] good = "{\"id\":\"a\\u00e9\\n\",\"n\":[1.5e3,-2,{\"z\":1,\"a\":null}],\"s\":\"\u20ac\"}"
                .getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bent = good.clone();
            bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            try {
                canonical.read(bent);
                assertThat(new String(canonical.bytes(), StandardCharsets.UTF_8))
                        .startsWith("{");
            } catch (UnfitFact expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private String canonical(String json) throws UnfitFact {
        canonical.read(json.getBytes(StandardCharsets.UTF_8));
        return new String(canonical.bytes(), StandardCharsets.UTF_8);
    }

    private JsonNode object(int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            object.set(text(), value(depth - 1));
        }
        return object;
    }

    private JsonNode value(int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> make.textNode(text());
            case 1 -> make.numberNode(random.nextInt());
            case 2 -> make.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 3 -> make.booleanNode(random.nextBoolean());
            case 4 -> make.nullNode();
            case 5 -> object(depth);
            default -> {
                var array = make.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
        };
    }

    private String text() {
        int[] pool = {'a', 'b', 'Z', '"', '\\', '/', '\n', '\t', 1, 0x1f, 0x7f, 0xe9, 0x20ac, 0xfb33, 0x1f600, '0', ' '
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? 'a' + random.nextInt(26) : pool[random.nextInt(pool.length)]);
        }
        return text.toString();
    }
}
