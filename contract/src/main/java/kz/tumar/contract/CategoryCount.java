package kz.tumar.contract;

/// How many records of one category.
///
/// @param category the category
/// @param count the number of records
public record CategoryCount(CategoryCode category, @Range long count) {}
