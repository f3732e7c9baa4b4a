package kz.tumar.audit.scrub;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.tumar.audit.entry.CanonicalJson;
import kz.tumar.audit.entry.Digest32;
import kz.tumar.audit.entry.Fact;
import kz.tumar.audit.entry.LookupKey;
import kz.tumar.audit.entry.Origin;
import kz.tumar.audit.entry.UnfitFact;
import kz.tumar.audit.ledger.KeyRows;
import kz.tumar.audit.ledger.KeyRows.Keyed;

/// Holds what entries are found by against what they say. A bit that flipped there leaves every hash right, and still
/// hides an entry from the person whom it is about, or lets a fact enter twice.
final class KeyCheck {
    private static final String AFTER_EVENT = ",\"origin\":{\"offset\":";
    private static final String BEFORE_EVENT = "{\"event\":";
    private static final Origin NOWHERE = new Origin("-", 0, 0);

    private final CanonicalJson json = new CanonicalJson();

    /// Whether the entries `[from, to)` are found by what they say of themselves, and known by their identities.
    boolean holds(Connection connection, long from, long to) throws SQLException {
        List<Digest32> identities = new ArrayList<>();
        List<Digest32> contents = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        for (Keyed keyed : KeyRows.read(connection, from, to)) {
            Fact fact;
            try {
                fact = Fact.read(NOWHERE, event(keyed), json);
            } catch (UnfitFact spoilt) {
                return false;
            }
            boolean found = keyed.subject().equals(fact.subjectKey())
                    && keyed.correlation().equals(fact.correlation())
                    && keyed.type() == LookupKey.ofType(fact.type())
                    && text(keyed).endsWith(",\"subjectSeq\":" + keyed.subjectSeq() + ",\"v\":1}");
            if (!found) {
                return false;
            }
            identities.add(fact.identity());
            contents.add(fact.content());
            places.add(keyed.index());
        }
        return places.size() == to - from && KeyRows.known(connection, identities, contents, places) == places.size();
    }

    /// Byte for byte, so that places in the text are places in the entry.
    private static String text(Keyed keyed) {
        return new String(keyed.entry(), StandardCharsets.ISO_8859_1);
    }

    /// Nothing when this is no entry, which is no event either.
    private static byte[] event(Keyed keyed) {
        int end = text(keyed).lastIndexOf(AFTER_EVENT);
        return end < BEFORE_EVENT.length()
                ? new byte[0]
                : Arrays.copyOfRange(keyed.entry(), BEFORE_EVENT.length(), end);
    }
}
