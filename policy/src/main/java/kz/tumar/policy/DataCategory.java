package kz.tumar.policy;

import java.util.Set;
import kz.tumar.contract.CategoryCode;
import org.jspecify.annotations.Nullable;

/// A category of data. `statute` is what lets a special one be processed at all.
public record DataCategory(
        CategoryCode code,
        LocalizedText title,
        Clause clause,
        Set<DataNature> natures,
        @Nullable LegalFigure statute) {
    public DataCategory {
        natures = Set.copyOf(natures);
    }

    /// Whether clause 5.4 applies.
    public boolean special() {
        return natures.contains(DataNature.SPECIAL);
    }

    /// Whether clause 5.3 applies.
    public boolean biometric() {
        return natures.contains(DataNature.BIOMETRIC);
    }

    /// Whether the category belongs to employment.
    public boolean employment() {
        return natures.contains(DataNature.EMPLOYMENT);
    }

    /// Whether our own services keep it as proof.
    public boolean evidence() {
        return natures.contains(DataNature.EVIDENCE);
    }

    /// Whether a field of it needs a documented addition (clause 5.1).
    public boolean open() {
        return natures.contains(DataNature.OPEN);
    }
}
