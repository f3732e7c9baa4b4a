package kz.tumar.policy.calendar;

/// A number of working days; zero ends with day zero itself. At most a thousand.
public record WorkingDays(int days) implements Term, Comparable<WorkingDays> {
    private static final int MOST = 1000;

    public WorkingDays {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException("working days must be 0 to 1000");
        }
    }

    @Override
    public int compareTo(WorkingDays other) {
        return Integer.compare(days, other.days);
    }
}
