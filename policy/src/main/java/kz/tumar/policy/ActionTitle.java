package kz.tumar.policy;

/// How an action is called where a person reads it.
public record ActionTitle(ProcessingAction code, LocalizedText title) {}
