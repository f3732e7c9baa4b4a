package kz.tumar.request.decision;

import kz.tumar.contract.Actor;

/// What two persons must agree on.
final class TwoPersons {
    private TwoPersons() {}

    /// Whether these are, or may be, one person: who can't be told apart doesn't count as two.
    static boolean same(Actor one, Actor other) {
        return one.officer() == null || one.officer().equals(other.officer());
    }
}
