package kz.tumar.sealing;

import kz.tumar.contract.CategoryCode;
import kz.tumar.runtime.problem.ProblemException;

/// What may be sealed; the service that keeps it says. Where it says nothing, everything within the vault's bounds.
public interface Admission {
    /// The most bytes that a value of this category may have.
    int largest(CategoryCode category);

    /// Looks at a value before it is sealed.
    ///
    /// @throws ProblemException when it must not be kept; it names paths, never values
    void admit(CategoryCode category, byte[] value);
}
