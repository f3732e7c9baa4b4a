package kz.tumar.request.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.UUID;

/// The mail server, as it is for who wants to send one letter.
@ApplicationScoped
class MailServer {
    private static final int REACH_MILLIS = 3_000;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final Vertx vertx;
    private volatile boolean reached = true;

    @Inject
    MailServer(ReactiveMailer mailer, MailConfig config, Vertx vertx) {
        this.mailer = mailer;
        this.config = config;
        this.vertx = vertx;
    }

    /// What came of offering a letter.
    enum Outcome {
        /// The server took it.
        TAKEN,

        /// Not now; perhaps later.
        NOT_NOW,

        /// The server says that it never will.
        NEVER
    }

    /// One letter.
    ///
    /// @param id repeats of one letter bear the same id, by which they are recognised
    record Letter(UUID id, String to, String subject, String text, String language) {
        @Override
        public String toString() {
            return "Letter[redacted]";
        }
    }

    /// Whether anybody listens there. Asked before anything sealed is opened: an outage opens nothing.
    boolean reachable() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(config.host(), config.port()), REACH_MILLIS);
            reached = true;
        } catch (IOException | IllegalArgumentException away) {
            reached = false;
        }
        return reached;
    }

    /// Whether it was there when last looked for.
    boolean reached() {
        return reached;
    }

    /// Offers a letter; whoever gets no `TAKEN` does not know that nothing was sent.
    Outcome offer(Letter letter) {
        String from = config.from().orElseThrow();
        Mail mail = Mail.withText(letter.to(), letter.subject(), letter.text())
                .setFrom(from)
                .addHeader("Message-ID", "<" + letter.id() + "@" + domain(from) + ">")
                .addHeader("Content-Language", letter.language())
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).runSubscriptionOn(this::onEventLoop).await().atMost(LIMIT);
            return Outcome.TAKEN;
        } catch (RuntimeException failed) {
            return permanent(failed) ? Outcome.NEVER : Outcome.NOT_NOW;
        }
    }

    /// The mail client begins to listen to a connection on the event loop of whoever sends. From another thread the
    /// server's greeting may come before that; then it is lost, and client and server wait for each other.
    private void onEventLoop(Runnable sending) {
        vertx.getOrCreateContext().runOnContext(_ -> sending.run());
    }

    private static boolean permanent(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof SMTPException smtp) {
                return smtp.isPermanent();
            }
        }
        return false;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }
}
