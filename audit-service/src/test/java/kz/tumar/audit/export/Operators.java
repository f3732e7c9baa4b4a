package kz.tumar.audit.export;

import java.time.ZoneId;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.Operator;

/// An operator for tests.
public final class Operators {
    private Operators() {}

    public static Operator test() {
        return new Operator(
                "test",
                new LocalizedText("«Сынақ» ЖШС", "ТОО «Проба»", "Test LLP"),
                "240440999990",
                new LocalizedText("Алматы", "Алматы", "Almaty"),
                "https://example.test",
                "KZ",
                ZoneId.of("Asia/Almaty"));
    }
}
