package kz.tumar.policy.calendar;

/// How a day is called, in the three languages the operator answers in.
public record DayTitle(String kk, String ru, String en) {
    public DayTitle {
        if (kk.isBlank() || ru.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a day needs its name in kk, ru and en");
        }
    }
}
