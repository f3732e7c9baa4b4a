package kz.tumar.request.signature;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.SignatureFinding;
import kz.tumar.contract.SignatureOutcome;

/// What a check came to. The signers are personal: they belong into the sealed report and nowhere else.
public sealed interface Checked {
    /// Why, in the order of the enumeration.
    List<SignatureFinding> findings();

    /// Who signed.
    List<Signer> signers();

    /// Its word on the wire.
    SignatureOutcome outcome();

    /// Proved: nothing but remarks.
    record Valid(List<SignatureFinding> findings, List<Signer> signers) implements Checked {
        @Override
        public SignatureOutcome outcome() {
            return SignatureOutcome.VALID;
        }
    }

    /// Disproved.
    record Invalid(List<SignatureFinding> findings, List<Signer> signers) implements Checked {
        @Override
        public SignatureOutcome outcome() {
            return SignatureOutcome.INVALID;
        }
    }

    /// Neither; a person decides.
    record Indeterminate(List<SignatureFinding> findings, List<Signer> signers) implements Checked {
        @Override
        public SignatureOutcome outcome() {
            return SignatureOutcome.INDETERMINATE;
        }
    }

    /// What these findings come to.
    static Checked of(Collection<SignatureFinding> found, List<Signer> signers) {
        Set<SignatureFinding> sorted = EnumSet.noneOf(SignatureFinding.class);
        sorted.addAll(found);
        Set<Weight> weights = EnumSet.noneOf(Weight.class);
        sorted.forEach(finding -> weights.add(Weight.of(finding)));
        var findings = List.copyOf(sorted);
        if (weights.contains(Weight.DISPROVES)) {
            return new Invalid(findings, List.copyOf(signers));
        }
        return weights.contains(Weight.LEAVES_OPEN) || signers.isEmpty()
                ? new Indeterminate(findings, List.copyOf(signers))
                : new Valid(findings, List.copyOf(signers));
    }
}
