package kz.tumar.retention.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.retention.decision.Act;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.RulesInForce;
import org.erdtman.jcs.JsonCanonicalizer;

/// Writes acts of destruction: canonical JSON, whose digest the log keeps.
@ApplicationScoped
public class Acts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RulesInForce rules;

    @Inject
    Acts(RulesInForce rules) {
        this.rules = rules;
    }

    /// An act as it stands on paper.
    ///
    /// @param text its canonical JSON
    /// @param hash SHA-256 of the text's bytes
    public record Written(Act act, String text, Sha256 hash) {}

    /// The act of an order that every holder confirmed; empty while the policy it was given under is not known here.
    public Optional<Written> write(Connection transaction, Destruction.Ordered order) throws SQLException {
        return Orders.orderedUnder(transaction, order.id())
                .flatMap(rules::policy)
                .map(policy -> written(Act.of(order, policy)));
    }

    /// The fact that an order is complete, with the digest of its act.
    public static DestructionCompleted completed(OrderId order, Written written) {
        return new DestructionCompleted(order, written.act().number(), written.hash());
    }

    private static Written written(Act act) {
        try {
            var text = new JsonCanonicalizer(JSON.writeValueAsString(act.content())).getEncodedString();
            return new Written(act, text, sha256(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an act can't be written", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// SHA-256 of a text's UTF-8 bytes.
    public static Sha256 sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Sha256(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
