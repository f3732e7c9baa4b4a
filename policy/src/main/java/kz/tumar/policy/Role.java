package kz.tumar.policy;

import kz.tumar.contract.RoleCode;
/// A role, and how many persons hold it by order.

public record Role(RoleCode code, LocalizedText title, int persons) {}
