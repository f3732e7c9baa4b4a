package kz.tumar.audit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tumar.audit.entry.Digest32;
import kz.tumar.audit.entry.Fact;
import kz.tumar.audit.ledger.AsideRows.SetAside;
import kz.tumar.audit.ledger.LinkRows.Link;
import kz.tumar.audit.ledger.NewEntry;

/// Gives every new fact of a batch its index and its number among those about its subject, and tells what is no new
/// entry. What it decides follows from the batch, the identities known and the last numbers given, and from nothing
/// else: so recovery comes to the same entries.
final class Numbering {
    private static final String LINKED = "kz.tumar.SubjectsLinked.v1";
    private static final String UNLINKED = "kz.tumar.SubjectsUnlinked.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long first;
    private final Map<Digest32, Digest32> known;
    private final Map<UUID, Long> numbers;
    private final List<NewEntry> entries;
    private final List<Link> links = new ArrayList<>();
    private final List<SetAside> asides = new ArrayList<>();
    private final List<Manifest.Range> ranges = new ArrayList<>();
    private long repeated;

    /// @param known contents by identity: those in the log that the caller asked for
    /// @param numbers the last number of each subject that has one; it counts on in there
    /// @param count about how many records there are
    Numbering(long first, Map<Digest32, Digest32> known, Map<UUID, Long> numbers, int count) {
        this.first = first;
        this.known = HashMap.newHashMap(known.size() + count);
        this.known.putAll(known);
        this.numbers = numbers;
        this.entries = new ArrayList<>(count);
    }

    void number(PreparedBatch batch) {
        batch.ranges().forEach(this::number);
    }

    List<NewEntry> entries() {
        return entries;
    }

    List<Link> links() {
        return links;
    }

    List<SetAside> asides() {
        return asides;
    }

    List<Manifest.Range> ranges() {
        return ranges;
    }

    Map<UUID, Long> numbers() {
        return numbers;
    }

    long repeated() {
        return repeated;
    }

    private void number(PreparedRange range) {
        Offsets.Gathering again = new Offsets.Gathering();
        Offsets.Gathering aside = new Offsets.Gathering();
        for (Prepared record : range.records()) {
            switch (record) {
                case Prepared.Unfit unfit -> {
                    aside.add(unfit.offset());
                    setAside(range, unfit.offset(), "unfit", unfit.value());
                }
                case Prepared.Fit(Fact fact) -> {
                    Digest32 content = known.putIfAbsent(fact.identity(), fact.content());
                    if (content == null) {
                        add(fact);
                    } else if (content.equals(fact.content())) {
                        repeated++;
                        again.add(record.offset());
                    } else {
                        aside.add(record.offset());
                        setAside(range, record.offset(), "identity-reused", fact.event());
                    }
                }
            }
        }
        ranges.add(new Manifest.Range(
                range.partition(),
                range.topicId(),
                range.from(),
                range.next().offset(),
                again.gathered(),
                aside.gathered()));
    }

    private void add(Fact fact) {
        long index = first + entries.size();
        long number =
                fact.subjectKey().map(key -> numbers.merge(key, 1L, Long::sum)).orElse(0L);
        entries.add(new NewEntry(index, fact, number));
        if (fact.type().equals(LINKED) || fact.type().equals(UNLINKED)) {
            link(index, fact);
        }
    }

    private void link(long index, Fact fact) {
        try {
            JsonNode event = JSON.readTree(fact.event());
            JsonNode other = event.path("data").path("other");
            if (other.isTextual() && fact.subjectKey().isPresent()) {
                String subject = event.path("subject").asText();
                links.add(new Link(index, subject, other.asText(), fact.type().equals(LINKED)));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("canonical JSON can't be read", impossible);
        }
    }

    private void setAside(PreparedRange range, long offset, String reason, byte[] value) {
        asides.add(new SetAside(range.partition(), range.topicId(), offset, reason, value));
    }
}
