package kz.tumar.policy;

import kz.tumar.contract.CategoryCode;

/// A field that an order added to an open category of data, such as clause 5.2.1(7) leaves one (clause 5.1).
public record Addition(FieldCode code, LocalizedText title, CategoryCode dataCategory, Order order) {}
