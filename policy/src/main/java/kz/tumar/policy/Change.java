package kz.tumar.policy;

import kz.tumar.contract.PurposeCode;

/// What this version changed about a purpose. Where the change is material, consents given to an earlier version end
/// with it, and whoever gave them is asked again.
public record Change(PurposeCode purpose, boolean material, LocalizedText title) {}
