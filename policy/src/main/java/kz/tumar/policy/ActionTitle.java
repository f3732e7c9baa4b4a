package kz.tumar.policy;

import kz.tumar.contract.ProcessingAction;
/// How an action is called where a person reads it.

public record ActionTitle(ProcessingAction code, LocalizedText title) {}
