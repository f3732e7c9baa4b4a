package kz.tumar.request.form;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The bounds of the public form.
@ConfigMapping(prefix = "tumar.form")
interface FormConfig {
    /// How soon after it was opened a form may be sent: nobody types faster.
    @WithDefault("PT3S")
    Duration soonest();

    /// How long after it was opened a form may be sent.
    @WithDefault("PT12H")
    Duration latest();

    /// How many requests one address may send within `window`.
    @WithDefault("10")
    int perAddress();

    /// How many requests all together are sent freely within `window`; beyond that whoever sent none in it
    /// may still send one, so that nobody closes the form to everybody.
    @WithDefault("600")
    int altogether();

    /// How many questions about a request's state one address may ask within `window`.
    @WithDefault("60")
    int questionsPerAddress();

    /// How many wrong secrets are heard for one number within `window`.
    @WithDefault("10")
    int wrongSecrets();

    /// Which proxies are believed whom a call comes from: addresses or networks, like `10.0.0.0/8`.
    Optional<List<String>> trustedProxies();

    /// The window of all of these.
    @WithDefault("PT1H")
    Duration window();
}
