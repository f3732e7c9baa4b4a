package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import kz.tumar.contract.ConsentOrigin;
import kz.tumar.contract.claim.Claim;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Incoming;

/// Decides records taken over from before under today's rules (clause 2.4). A consent among them says that it was taken
/// over; it covers what it said then, and is never widened.
@ApplicationScoped
public class DecidingLegacy {
    private final DecidingClaims claims;

    @Inject
    DecidingLegacy(DecidingClaims claims) {
        this.claims = claims;
    }

    /// What follows from a record about a person who is known here, or will be.
    public Decision decide(Connection transaction, Incoming<? extends Claim> record) throws SQLException {
        return claims.decideAboutKnown(transaction, record, ConsentOrigin.LEGACY);
    }
}
