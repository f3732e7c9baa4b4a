package kz.tumar.consent.decision;

import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.RecipientCode;
import org.jspecify.annotations.Nullable;

/// What a consent says besides its purpose, categories and term. A consent that says nothing here covers what stays
/// with the operator, and whatever its yes to transfer or distribution covers by itself.
///
/// @param kind what it is for, where it said so
/// @param actions the actions it names; none: those that stay with the operator
/// @param recipients the definite persons it names
/// @param countries the countries it names
/// @param crossBorder whether it says yes to transfer abroad
/// @param conditioned the categories for whose distribution it states a condition
/// @param textVersion the version of the policy whose text was shown
/// @param represented whether a representative gave it
public record Terms(
        @Nullable ConsentKind kind,
        Set<ProcessingAction> actions,
        Set<RecipientCode> recipients,
        Set<CountryCode> countries,
        boolean crossBorder,
        Set<CategoryCode> conditioned,
        @Nullable PolicyVersion textVersion,
        boolean represented) {
    /// A consent that says nothing of this.
    public static final Terms NONE = new Terms(null, Set.of(), Set.of(), Set.of(), false, Set.of(), null, false);

    public Terms {
        actions = Set.copyOf(actions);
        recipients = Set.copyOf(recipients);
        countries = Set.copyOf(countries);
        conditioned = Set.copyOf(conditioned);
    }
}
