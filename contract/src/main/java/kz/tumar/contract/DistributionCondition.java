package kz.tumar.contract;

/// What a person allows with one category of data once it is distributed (clause 7.6).
///
/// @param category the category
/// @param limit what others may not do with it
public record DistributionCondition(CategoryCode category, DistributionLimit limit) {}
