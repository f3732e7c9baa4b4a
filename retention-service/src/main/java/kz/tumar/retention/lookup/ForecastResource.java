package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.ledger.Forecasts;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// What is going to be destroyed, by day, purpose and holder, and which locks end.
@Path("/forecast")
@Produces(MediaType.APPLICATION_JSON)
class ForecastResource {
    private static final int MOST_DAYS = 366;

    private final Transactions transactions;
    private final Clock clock;

    @Inject
    ForecastResource(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param byHolder by the systems that said that they hold something of the person
    /// @param reviews locks that end, by day
    record Forecast(
            LocalDate upTo,
            List<Forecasts.Count> byDay,
            List<Forecasts.Count> byPurpose,
            List<Forecasts.Count> byHolder,
            List<Forecasts.Count> reviews) {}

    @GET
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public Forecast forecast(@QueryParam("days") @DefaultValue("30") int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/days", "range", "0-366")));
        }
        var upTo = PolicyVersions.dayOf(clock.instant()).plusDays(days);
        return transactions.inTransaction(transaction -> new Forecast(
                upTo,
                Forecasts.byDay(transaction, upTo),
                Forecasts.byPurpose(transaction, upTo),
                Forecasts.byHolder(transaction, upTo),
                Forecasts.reviews(transaction, upTo)));
    }
}
