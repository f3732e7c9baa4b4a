package kz.tumar.policy;

import kz.tumar.policy.calendar.WorkingDays;

/// By how much a deadline may be moved, once, with a reasoned notice sent before it.
public record Extension(WorkingDays atMost, LegalFigure legal) {}
