package kz.tumar.policy;

import java.util.List;

/// Clause 6: the categories, every cookie there is, and how long a visitor's choice is remembered, for refusal as long
/// as for acceptance.
public record CookieRules(CookieChoice choice, List<CookieCategory> categories, List<Cookie> registry) {
    public CookieRules {
        categories = List.copyOf(categories);
        registry = List.copyOf(registry);
    }
}
