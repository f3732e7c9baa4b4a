package kz.tumar.consent.page;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.consent.ledger.PersonalLinks;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.PersonalLinkId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Transactions;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Recognises visitors: by the cookie of a visit, which is essential and ends with the browser, or by a
/// token of the issuer that comes with the request.
@RequestScoped
public class Visits {
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final String LINK = "link";
    private static final String VISIT = "visit";

    private final Signing signing;
    private final VisitCookie cookie;
    private final SecurityIdentity identity;
    private final PersonalLinks links;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    Visits(
            Signing signing,
            VisitCookie cookie,
            SecurityIdentity identity,
            PersonalLinks links,
            Transactions transactions,
            Clock clock) {
        this.signing = signing;
        this.cookie = cookie;
        this.identity = identity;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Who visits, if anyone is recognised.
    public Optional<Visit> current(HttpHeaders headers) {
        Optional<Visit> byToken = byToken();
        if (byToken.isPresent()) {
            return byToken;
        }
        return signing.read(VISIT, cookie.in(headers.getCookies()), clock.instant())
                .filter(this::opens);
    }

    /// Whether the link that began a visit was not revoked since.
    private boolean opens(Visit visit) {
        PersonalLinkId link = visit.link();
        return link == null || !transactions.inTransaction(transaction -> links.isRevoked(transaction, link));
    }

    /// A visit by the token of the request: a person, or an employee with a reference.
    public Optional<Visit> byToken() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        boolean subject = identity.hasRole("subject");
        if (!subject && !identity.hasRole("employee")) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Visit.Role role = subject ? Visit.Role.SUBJECT : Visit.Role.EMPLOYEE;
        return reference(token)
                .map(reference -> new Visit(
                        reference,
                        role,
                        Visit.Means.LOGIN,
                        now,
                        now.plus(LENGTH),
                        // The same token, the same visit: its forms hold as long as it does.
                        UUID.nameUUIDFromBytes(token.getRawToken().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toString(),
                        null));
    }

    private static Optional<SubjectRef> reference(JsonWebToken token) {
        Object claim = token.getClaim("subject");
        String text = claim == null ? token.getSubject() : claim.toString();
        try {
            return Optional.of(new SubjectRef(text));
        } catch (IllegalArgumentException | NullPointerException none) {
            return Optional.empty();
        }
    }

    /// A link's signature for a person, good for so long.
    public String link(PersonalLinkId link, SubjectRef subject, Duration goodFor) {
        Instant now = clock.instant();
        return signing.sign(LINK, visit(link, subject, Visit.Role.SUBJECT, now, now.plus(goodFor)));
    }

    /// The visit that a link begins, if the link holds and was not revoked.
    public Optional<Visit> byLink(@Nullable String link) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return signing.read(LINK, link, now).filter(this::opens).map(found -> {
            Instant end = now.plus(LENGTH);
            return visit(
                    found.link(),
                    found.subject(),
                    found.role(),
                    now,
                    end.isBefore(found.until()) ? end : found.until());
        });
    }

    private static Visit visit(
            @Nullable PersonalLinkId link, SubjectRef subject, Visit.Role role, Instant since, Instant until) {
        return new Visit(
                subject, role, Visit.Means.LINK, since, until, UUID.randomUUID().toString(), link);
    }

    /// The cookie of a visit.
    public NewCookie cookie(Visit visit) {
        return cookie.carrying(signing.sign(VISIT, visit));
    }

    /// The cookie that ends a visit.
    public NewCookie ended() {
        return cookie.ended();
    }

    /// What forms of this visit bring along.
    public String formKey(Visit visit) {
        return signing.formKey(visit);
    }

    /// A name for what is about to be said on a page of this visit.
    public UUID act(Visit visit) {
        return signing.act(visit);
    }

    /// Whether something was said on a page of this visit, by the name that it has in facts.
    public boolean saidBy(Visit visit, CorrelationId said) {
        return signing.actOf(visit, said.value());
    }

    /// Whether a form was given to this visit.
    public boolean formOf(Visit visit, @Nullable String brought) {
        return signing.formOf(visit, brought);
    }
}
