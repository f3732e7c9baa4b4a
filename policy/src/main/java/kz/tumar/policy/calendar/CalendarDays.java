package kz.tumar.policy.calendar;

/// A number of calendar days, counted from the day after day zero; zero ends with day zero itself.
public record CalendarDays(int days) implements Term {
    private static final int MOST = 40_000;

    public CalendarDays {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException("calendar days must be 0 to 40000");
        }
    }
}
