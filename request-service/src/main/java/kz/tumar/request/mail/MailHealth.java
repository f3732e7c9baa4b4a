package kz.tumar.request.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.ledger.Messages;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Red while mail is on and the mail server is away, or a letter waits for more than an hour; that
/// mail is off is said, and is no illness.
@Wellness
@ApplicationScoped
class MailHealth implements HealthCheck {
    private static final Duration LONG = Duration.ofHours(1);

    private final MailConfig config;
    private final MailServer server;
    private final Messages messages;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    @Inject
    MailHealth(
            MailConfig config,
            MailServer server,
            Messages messages,
            Transactions transactions,
            MeterRegistry meters,
            Clock clock) {
        this.config = config;
        this.server = server;
        this.messages = messages;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("tumar.mail.on", this, each -> each.config.on() ? 1 : 0).register(meters);
        Gauge.builder("tumar.mail.reached", this, each -> each.server.reached() ? 1 : 0)
                .register(meters);
        Gauge.builder("tumar.mail.waiting", this, MailHealth::count).register(meters);
    }

    @Override
    public HealthCheckResponse call() {
        if (!config.on()) {
            return HealthCheckResponse.named("mail")
                    .up()
                    .withData("mail", "off")
                    .build();
        }
        try {
            Messages.Waiting waiting = transactions.inTransaction(messages::waiting);
            Instant oldest = waiting.oldest();
            boolean old = oldest != null && oldest.plus(LONG).isBefore(clock.instant());
            return HealthCheckResponse.named("mail")
                    .status(server.reached() && !old)
                    .withData("mail", server.reached() ? "on" : "away")
                    .withData("waiting", waiting.count())
                    .withData("oldest", oldest == null ? "" : oldest.toString())
                    .build();
        } catch (DeliveryException away) {
            return HealthCheckResponse.named("mail")
                    .down()
                    .withData("mail", "unknown")
                    .build();
        }
    }

    private double count() {
        try {
            return transactions.inTransaction(messages::waiting).count();
        } catch (DeliveryException away) {
            return Double.NaN;
        }
    }
}
