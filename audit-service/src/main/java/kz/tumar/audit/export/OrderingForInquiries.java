package kz.tumar.audit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.ledger.EntryFilter;
import kz.tumar.audit.ledger.EntryPages;
import kz.tumar.audit.ledger.ExportRows;
import kz.tumar.audit.ledger.ExportRows.Kind;
import kz.tumar.audit.ledger.ExportRows.Order;
import kz.tumar.audit.ledger.InquiryRows;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.fact.AuthorityInquiryReceived;
import org.jboss.logging.Logger;

/// Orders what an inquiry of the authority needs, as soon as the inquiry itself is in the signed log: an export for
/// each person it names, or the whole log. The ids follow from the inquiry, so that looking again, by any number of
/// processes, orders nothing twice.
@ApplicationScoped
class OrderingForInquiries {
    private static final Logger LOG = Logger.getLogger(OrderingForInquiries.class);
    private static final String INQUIRY =
            EventType.of(AuthorityInquiryReceived.class).value();
    private static final String STATED_BY = "/tumar/request";
    private static final int PAGE = 50;

    private final AgroalDataSource pool;
    private final LogState state;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    OrderingForInquiries(AgroalDataSource pool, LogState state, ObjectMapper json, Clock clock) {
        this.pool = pool;
        this.state = state;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void orderWhatInquiriesNeed() {
        Optional<SignedNote> served = state.served();
        if (served.isEmpty()) {
            return;
        }
        try (Connection connection = pool.getConnection()) {
            look(connection, served.get());
        } catch (SQLException | StorageFailed outage) {
            LOG.debug("inquiries wait for the database", outage);
        } catch (IOException malformed) {
            LOG.error("an inquiry can't be read from the log", malformed);
        }
    }

    private void look(Connection connection, SignedNote checkpoint) throws SQLException, IOException {
        long size = Checkpoint.parse(checkpoint).size();
        long from = InquiryRows.next(connection);
        if (from >= size) {
            return;
        }
        var filter = new EntryFilter(Set.of(), Optional.empty(), Set.of(INQUIRY));
        List<EntryPages.Row> found = EntryPages.page(connection, filter, from, size, PAGE);
        for (EntryPages.Row row : found) {
            JsonNode event = json.readTree(row.bytes()).path("event");
            if (event.path("type").asText().equals(INQUIRY)
                    && event.path("source").asText().equals(STATED_BY)) {
                for (Order order : orders(event.path("data"), checkpoint, ExportRows.latestCheckpoint(connection))) {
                    ExportRows.add(connection, order);
                }
            }
        }
        InquiryRows.looked(connection, found.size() == PAGE ? found.getLast().index() + 1 : size);
    }

    private List<Order> orders(JsonNode inquiry, SignedNote checkpoint, Optional<SignedNote> previous)
            throws JsonProcessingException {
        UUID caseId = UUID.fromString(inquiry.path("caseId").asText());
        String actor = json.writeValueAsString(inquiry.path("actor"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var subjects = new ArrayList<Optional<String>>();
        inquiry.path("subjects").forEach(subject -> subjects.add(Optional.of(subject.asText())));
        if (subjects.isEmpty()) {
            subjects.add(Optional.empty());
        }
        return subjects.stream()
                .distinct()
                .map(subject -> new Order(
                        DerivedId.from("tumar/inquiry-export/v1", caseId.toString(), subject.orElse("-")),
                        subject.isPresent() ? Kind.SUBJECT : Kind.PERIOD,
                        subject,
                        Optional.empty(),
                        Optional.empty(),
                        actor,
                        now,
                        checkpoint,
                        previous,
                        Optional.empty(),
                        Optional.of(caseId),
                        subject.flatMap(reference -> committed(inquiry, reference))))
                .toList();
    }

    /// What the inquiry's annex commits to for a person.
    private static Optional<String> committed(JsonNode inquiry, String subject) {
        for (JsonNode named : inquiry.path("annex")) {
            if (named.path("subject").asText().equals(subject)) {
                return Optional.of(named.path("content").path("commitment").asText());
            }
        }
        return Optional.empty();
    }
}
