package kz.tumar.request.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/// Letters. Without a sender there are none: then mail is off, and health says so. Where the mail
/// server is stands in `quarkus.mailer.host` and its neighbours.
@ConfigMapping(prefix = "tumar.mail")
interface MailConfig {
    /// The sender's address; absent: mail is off.
    Optional<String> from();

    /// The mail server that takes the letters.
    @WithDefault("${quarkus.mailer.host:localhost}")
    String host();

    /// Its port.
    @WithDefault("${quarkus.mailer.port:25}")
    int port();

    /// The address of the responsible person's daily digest; absent: none is sent.
    Optional<String> dpo();

    /// The digest's language: kk, ru or en.
    @WithDefault("ru")
    String dpoLanguage();

    /// When the digest goes out, by the operator's clock.
    @WithDefault("08:30")
    LocalTime dpoAt();

    /// How long one process has to send what it took before others may try.
    @WithDefault("PT2M")
    Duration lease();

    /// The pause after the first failed attempt; each later one is twice as long.
    @WithDefault("PT30S")
    Duration backoff();

    /// The longest pause.
    @WithDefault("PT1H")
    Duration longestBackoff();

    /// After how long a letter would say nothing new and is given up.
    @WithDefault("P5D")
    Duration patience();

    /// How often a letter that the server refuses for good is offered before it is given up.
    @WithDefault("3")
    int attempts();

    /// The most letters taken at once.
    @WithDefault("20")
    int batch();

    /// Whether letters are sent at all.
    default boolean on() {
        return from().isPresent();
    }
}
