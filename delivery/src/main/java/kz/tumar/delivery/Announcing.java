package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Payload;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.TraceParent;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// Turns drafts into events, folds facts in and writes the outbox.
final class Announcing {
    /// What made an event, as far as its envelope tells.
    record Reason(
            Cause cause,
            CorrelationId correlation,
            @Nullable TraceParent trace,
            @Nullable PolicyVersion under) {}

    /// An event that is on its way, or, without one, a document.
    @SuppressWarnings("ArrayRecordComponent")
    record Prepared(@Nullable Event<?> event, byte[] identity, byte[] value, TopicName topic, String key) {}

    private final Settings settings;
    private final Behaviour behaviour;
    private final Announced announced = new Announced();
    private final Outbox outbox;
    private final Subjects subjects;
    private final Runnable nudge;

    Announcing(Settings settings, Behaviour behaviour, Outbox outbox, Subjects subjects, Runnable nudge) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.outbox = outbox;
        this.subjects = subjects;
        this.nudge = nudge;
    }

    void lock(Connection transaction, Collection<SubjectRef> about) throws SQLException {
        subjects.lock(transaction, new TreeSet<>(about));
    }

    List<Event<?>> announce(Connection transaction, Reason reason, List<Draft> drafts) throws SQLException {
        return keep(transaction, prepare(reason, drafts));
    }

    /// Makes events of drafts; nothing of them lasts yet.
    ///
    /// @throws kz.tumar.delivery.wire.EventTooLarge when one of them has too many bytes
    List<Prepared> prepare(Reason reason, List<Draft> drafts) {
        var prepared = new ArrayList<Prepared>();
        var ordinals = new HashMap<EventType, Integer>();
        for (Draft draft : drafts) {
            prepared.add(prepare(reason, draft, ordinals));
        }
        return prepared;
    }

    private Prepared prepare(Reason reason, Draft draft, Map<EventType, Integer> ordinals) {
        return switch (draft) {
            case Draft.OfFact(var subject, var time, var fact) -> {
                var event = event(reason, settings.source(), subject, time, fact, ordinals);
                yield new Prepared(event, Identity.of(event.asCause()), Wire.write(event), topicOf(fact), keyOf(event));
            }
            case Draft.OfCommand(var holder, var subject, var time, var command) -> {
                var event = event(reason, settings.source(), subject, time, command, ordinals);
                yield outgoing(event, Channel.commandsTo(holder));
            }
            case Draft.OfClaim(var subject, var time, var claim) -> {
                var self = new HolderCode(settings.service());
                var unexplained = new Reason(reason.cause(), reason.correlation(), reason.trace(), null);
                var event = event(unexplained, Source.of(self), subject, time, claim, ordinals);
                yield outgoing(namedByContent(event), Channel.claimsOf(self));
            }
            case Draft.OfDocument(var topic, var key, var content) ->
                new Prepared(
                        null,
                        Identity.document(topic, key),
                        content.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        topic,
                        key);
        };
    }

    private static Prepared outgoing(Event<?> event, TopicName topic) {
        return new Prepared(event, Identity.outgoing(event), Wire.write(event), topic, event.key());
    }

    private static <P extends Payload> Event<P> event(
            Reason reason,
            Source source,
            @Nullable SubjectRef subject,
            OffsetDateTime time,
            P data,
            Map<EventType, Integer> ordinals) {
        Class<? extends Payload> payload = data.getClass();
        var type = EventType.of(payload);
        int ordinal = ordinals.merge(type, 1, Integer::sum) - 1;
        return new Event<>(
                Event.SPEC_VERSION,
                DerivedId.of(reason.cause(), type, ordinal),
                source,
                type,
                subject,
                time,
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(payload),
                reason.correlation(),
                reason.cause(),
                null,
                reason.under(),
                reason.trace(),
                data);
    }

    /// A claim as a system makes it. Its id follows from what it says too: a restored service that obeys again
    /// answers for another deed, and an identity stands for one content for ever.
    private static <P extends Payload> Event<P> namedByContent(Event<P> claim) {
        var content = HexFormat.of().formatHex(Identity.sha256(Wire.contentOf(claim)));
        return new Event<>(
                claim.specversion(),
                new EventId(DerivedId.from("tumar/own-claim/v1", content)),
                claim.source(),
                claim.type(),
                claim.subject(),
                claim.time(),
                claim.datacontenttype(),
                claim.dataschema(),
                claim.correlationid(),
                null,
                null,
                null,
                claim.traceparent(),
                claim.data());
    }

    private TopicName topicOf(Fact fact) {
        return fact instanceof PolicyPublished ? Channel.POLICY : settings.facts();
    }

    private static String keyOf(Event<? extends Fact> event) {
        return event.data() instanceof PolicyPublished published
                ? published.version().value()
                : event.key();
    }

    /// Keeps what was prepared: in the inbox, the outbox and the ledger.
    List<Event<?>> keep(Connection transaction, List<Prepared> prepared) throws SQLException {
        return keep(transaction, prepared, false, null);
    }

    /// Keeps what follows from a claim, and with the claim's identity which facts those are.
    List<Event<?>> keepFollowing(Connection transaction, List<Prepared> prepared, byte[] claim) throws SQLException {
        return keep(transaction, prepared, false, claim);
    }

    /// Keeps what follows from several causes, in their order.
    ///
    /// @return for each cause what is new
    List<List<Event<?>>> keepAll(Connection transaction, List<List<Prepared>> all) throws SQLException {
        return keepAll(transaction, all, false, null);
    }

    private List<Event<?>> keep(
            Connection transaction, List<Prepared> prepared, boolean forgettable, byte @Nullable [] claim)
            throws SQLException {
        return keepAll(transaction, List.of(prepared), forgettable, claim).getFirst();
    }

    private List<List<Event<?>>> keepAll(
            Connection transaction, List<List<Prepared>> all, boolean forgettable, byte @Nullable [] claim)
            throws SQLException {
        var rows = all.stream().flatMap(List::stream).map(Announcing::rowOf).toList();
        var fresh = rows.isEmpty() ? Set.<Integer>of() : announced.keep(transaction, rows, forgettable, claim);
        var kept = new ArrayList<List<Event<?>>>();
        int place = 0;
        for (var prepared : all) {
            var events = new ArrayList<Event<?>>();
            for (var each : prepared) {
                var event = each.event();
                if (fresh.contains(place++) && event != null) {
                    events.add(event);
                    apply(transaction, event, each.value());
                }
            }
            kept.add(events);
        }
        if (!rows.isEmpty()) {
            nudge.run();
        }
        return kept;
    }

    private static Announced.Row rowOf(Prepared prepared) {
        var event = prepared.event();
        return new Announced.Row(
                prepared.topic(),
                prepared.key(),
                event == null ? null : event.subject(),
                prepared.identity(),
                Identity.sha256(prepared.value()),
                prepared.value(),
                event != null && event.data() instanceof Fact ? event.id().value() : null);
    }

    @SuppressWarnings("unchecked")
    private void apply(Connection transaction, Event<?> event, byte[] stated) throws SQLException {
        if (event.data() instanceof Fact) {
            behaviour.apply(transaction, (Event<? extends Fact>) event, stated);
        }
    }

    void repeat(Connection transaction, List<Event<?>> commands, List<HolderCode> holders) throws SQLException {
        if (commands.size() != holders.size()) {
            throw new IllegalArgumentException("each command needs its holder");
        }
        var rows = new ArrayList<Outbox.Row>();
        for (int i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            rows.add(new Outbox.Row(
                    Channel.commandsTo(holders.get(i)),
                    command.key(),
                    command.subject(),
                    Identity.outgoing(command),
                    Wire.write(command)));
        }
        outbox.add(transaction, rows);
        nudge.run();
    }

    /// A rejection for the sender's topic.
    static Prepared rejection(HolderCode sender, Event<?> rejection) {
        return outgoing(rejection, Channel.rejectionsOf(sender));
    }

    /// Puts rejections on their senders' topics.
    void reject(Connection transaction, List<Prepared> rejections) throws SQLException {
        keep(transaction, rejections, true, null);
    }
}
