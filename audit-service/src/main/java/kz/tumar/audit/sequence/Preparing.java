package kz.tumar.audit.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kz.tumar.audit.entry.CanonicalJson;
import kz.tumar.audit.entry.Fact;
import kz.tumar.audit.entry.Origin;
import kz.tumar.audit.entry.UnfitFact;
import kz.tumar.audit.ledger.BatchRows.Span;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Polled;
import kz.tumar.delivery.partition.Position;

/// Gathers what was read into ranges without gaps, one for each partition. Used by one thread.
final class Preparing {
    private final Map<Partition, String> topicIds;
    private final Map<Partition, Long> from = new TreeMap<>();
    private final Map<Partition, Position> next = new TreeMap<>();
    private final Map<Partition, List<Prepared>> gathered = new TreeMap<>();
    private final Map<Partition, Span> appended = new TreeMap<>();
    private final CanonicalJson json = new CanonicalJson();
    private int count;

    Preparing(Map<Partition, String> topicIds, Map<Partition, Long> start) {
        this.topicIds = Map.copyOf(topicIds);
        this.from.putAll(start);
    }

    void take(Polled polled) {
        for (Fetched record : polled.records()) {
            take(record);
        }
        next.putAll(polled.next());
    }

    void take(Fetched record) {
        gathered.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(prepared(record));
        appended.merge(record.partition(), Span.at(record.appended()), Span::with);
        next.put(record.partition(), record.next());
        count++;
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// What was gathered so far; the next batch begins behind it.
    PreparedBatch drain() {
        List<PreparedRange> ranges = new ArrayList<>();
        gathered.forEach((partition, records) -> {
            Position end = Objects.requireNonNull(next.get(partition), "every range has an end");
            long start = Objects.requireNonNull(from.get(partition), "every range has a start");
            String topicId = Objects.requireNonNull(topicIds.get(partition), "every topic has an id");
            Span times = Objects.requireNonNull(appended.get(partition), "every record has a time");
            ranges.add(new PreparedRange(partition, topicId, start, end, records, times));
            from.put(partition, end.offset());
        });
        gathered.clear();
        appended.clear();
        count = 0;
        return new PreparedBatch(ranges);
    }

    private Prepared prepared(Fetched record) {
        Partition partition = record.partition();
        try {
            Origin origin = new Origin(partition.topic().value(), partition.number(), record.offset());
            return new Prepared.Fit(Fact.read(origin, record.value(), json));
        } catch (UnfitFact unfit) {
            return new Prepared.Unfit(record.offset(), record.value());
        }
    }
}
