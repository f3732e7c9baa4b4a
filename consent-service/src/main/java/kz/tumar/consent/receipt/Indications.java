package kz.tumar.consent.receipt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import kz.tumar.contract.Event;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentRefused;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.Fact;

/// How a consent, a refusal or a withdrawal was said: by whom, through what, when, and to which text.
final class Indications {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Indications() {}

    /// The digest of the text that was shown when it was said.
    static Optional<Sha256> textOf(Event<? extends Fact> event) {
        return event.data() instanceof ConsentFact fact
                ? switch (fact) {
                    case ConsentGiven given -> Optional.of(given.textHash());
                    case ConsentRefused refused -> Optional.of(refused.textHash());
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    static ObjectNode status(Event<? extends Fact> event) {
        ObjectNode status = JSON.objectNode();
        ArrayNode types = JSON.arrayNode();
        String channel = "";
        boolean self = true;
        switch (event.data()) {
            case ConsentGiven given -> {
                types.add("dpv:ConsentGiven").add("dpv:ExpressedConsent");
                channel = given.channel().value();
                self = given.actedBy().authority() == null;
            }
            case ConsentRefused refused -> {
                types.add("dpv:ConsentRefused");
                channel = refused.channel().value();
                self = refused.actedBy().authority() == null;
            }
            case ConsentWithdrawn withdrawn -> {
                types.add("dpv:ConsentWithdrawn");
                channel = withdrawn.channel().value();
                self = withdrawn.actedBy().authority() == null;
            }
            default -> throw new IllegalArgumentException("a receipt is of a consent, a refusal or a withdrawal");
        }
        status.set("@type", types);
        return status.put("dpv:isIndicatedBy", self ? "dpv:DataSubject" : "dpv:Representative")
                .put("dpv:hasIndicationMethod", channel)
                .put("dpv:isIndicatedAtTime", event.time().toString())
                .put("tumar:fact", "urn:tumar:fact:" + event.id());
    }
}
