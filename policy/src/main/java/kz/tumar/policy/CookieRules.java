package kz.tumar.policy;

import java.util.List;

/// Clause 6: the categories, and how long a visitor's choice is remembered, for refusal as long as for acceptance.
public record CookieRules(CookieChoice choice, List<CookieCategory> categories) {
    public CookieRules {
        categories = List.copyOf(categories);
    }
}
