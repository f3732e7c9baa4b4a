package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads YAML or JSON into values and places. Scalars follow YAML 1.2's core schema, so a date stays a text and `no`
/// stays a word.
/// Anchors, aliases and repeated keys are refused: what stands in the file is what counts.
final class Parsing {
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int DEEPEST = 32;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}\\.[0-9]{1,18}");

    private final Places places = new Places();
    private final Flaws flaws = new Flaws(places);

    private Parsing() {}

    static ParsedDocument parse(byte[] bytes) {
        return new Parsing().document(bytes);
    }

    private ParsedDocument document(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var node = new Yaml(options()).compose(new StringReader(text));
            if (node == null) {
                flaws.add("", "the file is empty", "a document");
                return new ParsedDocument(MissingNode.getInstance(), flaws);
            }
            return new ParsedDocument(value(node, ""), flaws);
        } catch (CharacterCodingException e) {
            flaws.add("", "the file is not UTF-8", "the same text saved as UTF-8");
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var problem = e.getProblem() == null ? "the notation is broken" : e.getProblem();
            flaws.add(new Flaw(
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "",
                    "not readable as YAML: " + problem,
                    "valid YAML; what follows this line was not read"));
        } catch (YAMLException e) {
            flaws.add("", "not readable as YAML: " + e.getMessage(), "valid YAML without anchors and aliases");
        }
        return new ParsedDocument(MissingNode.getInstance(), flaws);
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(true);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }

    private JsonNode value(Node node, String path) {
        var mark = node.getStartMark();
        places.put(path, mark.getLine() + 1, mark.getColumn() + 1);
        return switch (node) {
            case MappingNode mapping -> object(mapping, path);
            case SequenceNode sequence -> array(sequence, path);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("a node of kind " + node.getNodeId());
        };
    }

    private ObjectNode object(MappingNode mapping, String path) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var tuple : mapping.getValue()) {
            var mark = tuple.getKeyNode().getStartMark();
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                flaws.add(new Flaw(
                        mark.getLine() + 1, mark.getColumn() + 1, path, "a key that is not a word", "a plain word"));
                continue;
            }
            var child = path + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
            places.put(child, mark.getLine() + 1, mark.getColumn() + 1);
            var value = value(tuple.getValueNode(), child);
            if (object.has(key.getValue())) {
                flaws.add(new Flaw(
                        mark.getLine() + 1,
                        mark.getColumn() + 1,
                        child,
                        "'" + key.getValue() + "' stands here a second time",
                        "it once; remove one of the two"));
            } else {
                object.set(key.getValue(), value);
            }
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, String path) {
        var array = JsonNodeFactory.instance.arrayNode();
        int index = 0;
        for (var item : sequence.getValue()) {
            array.add(value(item, path + "/" + index++));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        var values = JsonNodeFactory.instance;
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return values.textNode(text);
        }
        return switch (text) {
            case "", "~", "null" -> values.nullNode();
            case "true" -> values.booleanNode(true);
            case "false" -> values.booleanNode(false);
            default -> {
                if (INTEGER.matcher(text).matches()) {
                    var number = new BigInteger(text);
                    yield number.bitLength() < 32
                            ? values.numberNode(number.intValue())
                            : values.numberNode(number.longValue());
                }
                yield DECIMAL.matcher(text).matches() ? values.numberNode(new BigDecimal(text)) : values.textNode(text);
            }
        };
    }
}
