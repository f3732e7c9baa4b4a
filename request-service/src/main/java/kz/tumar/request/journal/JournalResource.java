package kz.tumar.request.journal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CasePages;
import kz.tumar.request.ledger.Messages;
import kz.tumar.request.ledger.Tracking;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The journal of requests as a file. Pages of it are read one after the other: what comes in
/// meanwhile stands behind.
@Path("/journal")
class JournalResource {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int PAGE = 200;

    private final CasePages pages;
    private final Announcing announcing;
    private final Transactions transactions;
    private final Tracking tracking;
    private final Messages messages;

    @Inject
    JournalResource(
            CasePages pages, Announcing announcing, Transactions transactions, Tracking tracking, Messages messages) {
        this.pages = pages;
        this.announcing = announcing;
        this.transactions = transactions;
        this.tracking = tracking;
        this.messages = messages;
    }

    /// Takes one line after the other.
    @FunctionalInterface
    private interface Lines {
        void line(List<String> cells) throws IOException;
    }

    @GET
    @Path("/requests.csv")
    @Produces(CSV)
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(
            summary = "Requests received from one day to another, both included, one line each; `language` is kk, "
                    + "ru or en.")
    public Response csv(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("language") @Nullable String language) {
        Rules rules = announcing.rules();
        var words = Words.in(language(language));
        CasePages.Since start = since(from, to, rules);
        return file("requests.csv", output -> {
            put(output, Csv.MARK);
            put(output, Csv.line(headings(words)));
            write(cells -> put(output, Csv.line(cells)), start, words, rules);
        });
    }

    @GET
    @Path("/requests.xlsx")
    @Produces(XLSX)
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "The same as a workbook; what one sheet can't hold stands on the next.")
    public Response xlsx(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("language") @Nullable String language) {
        Rules rules = announcing.rules();
        var words = Words.in(language(language));
        CasePages.Since start = since(from, to, rules);
        return file("requests.xlsx", output -> {
            try (var workbook = new Xlsx(output, words.of("sheet"), headings(words), Xlsx.MOST_ROWS)) {
                write(workbook::line, start, words, rules);
            }
        });
    }

    private static Response file(String name, StreamingOutput content) {
        return Response.ok(content)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static List<String> headings(Words words) {
        return Stream.of(Column.values()).map(words::of).toList();
    }

    private static CasePages.Since since(@Nullable String from, @Nullable String to, Rules rules) {
        var zone = rules.calendar().zone();
        LocalDate first = day("from", from, LocalDate.of(2000, 1, 1));
        LocalDate last = day("to", to, LocalDate.of(2999, 1, 1));
        return new CasePages.Since(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                null,
                null,
                PAGE);
    }

    private void write(Lines lines, CasePages.Since start, Words words, Rules rules) throws IOException {
        CasePages.@Nullable Since next = start;
        while (next != null) {
            CasePages.Since from = next;
            List<RequestCase> page = transactions.inTransaction(transaction -> pages.received(transaction, from));
            for (RequestCase request : page) {
                lines.line(Line.of(request, beside(request), words, rules));
            }
            next = page.size() == PAGE ? from.after(page.getLast()) : null;
        }
    }

    private Line.Beside beside(RequestCase request) {
        return transactions.inTransaction(transaction -> new Line.Beside(
                tracking.of(transaction, request.id())
                        .map(Tracking.Issued::number)
                        .orElse(null),
                messages.of(transaction, List.of(request.id()))));
    }

    private static void put(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Language language(@Nullable String text) {
        return switch (text == null ? "ru" : text.toLowerCase(Locale.ROOT)) {
            case "kk" -> Language.KK;
            case "ru" -> Language.RU;
            case "en" -> Language.EN;
            default -> throw invalid("language", "enum", "kk, ru or en");
        };
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 3000) {
                return day;
            }
        } catch (DateTimeException malformed) {
            throw invalid(name, "date", "a day such as 2026-11-23");
        }
        throw invalid(name, "date", "a day such as 2026-11-23");
    }

    private static ProblemException invalid(String path, String rule, String expected) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, List.of(new Violation(path, rule, expected)));
    }
}
