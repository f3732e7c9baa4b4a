package kz.tumar.request.form;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import kz.tumar.contract.RequestKind;

/// Number, date and issuer of the identity document as they are sealed; what is incomplete is missing
/// (clause 8.1).
final class Details {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> FIELDS =
            Map.of("/document/number", "docNumber", "/document/issuedOn", "docDate", "/document/issuer", "docIssuer");

    private Details() {}

    static Optional<byte[]> of(RequestKind kind, Typed typed) {
        boolean whole = typed.has("docNumber") && typed.has("docDate") && typed.has("docIssuer");
        if (!Asked.wantsDocument(kind) || !whole) {
            return Optional.empty();
        }
        ObjectNode details = JSON.createObjectNode();
        details.putObject("document")
                .put("number", typed.in("docNumber"))
                .put(
                        "issuedOn",
                        Checking.day(typed.in("docDate")).map(Object::toString).orElse(""))
                .put("issuer", typed.in("docIssuer"));
        return Optional.of(details.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The field of the form that a path in the details comes from.
    static Optional<String> field(String path) {
        return Optional.ofNullable(FIELDS.get(path));
    }
}
