package kz.tumar.policy;

import java.time.Period;

/// The cookie that remembers the choice.
public record CookieChoice(String name, Period lifetime, LegalFigure legal) {}
