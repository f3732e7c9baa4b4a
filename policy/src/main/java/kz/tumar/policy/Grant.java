package kz.tumar.policy;

import java.util.Set;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PurposeCode;

/// What a holder may claim: any of these claim types, about any of these purposes, on any of these grounds.
public record Grant(Set<String> claims, Set<PurposeCode> purposes, Set<GroundCode> grounds) {
    public Grant {
        claims = Set.copyOf(claims);
        purposes = Set.copyOf(purposes);
        grounds = Set.copyOf(grounds);
    }
}
