package kz.tumar.consent.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.Policy;
import kz.tumar.policy.file.PolicyFile;
import org.jspecify.annotations.Nullable;

/// What tests of decisions begin with: the operator's real policy, and statements at round minutes.
final class Given {
    static final Rules RULES = rules();
    static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    static final PurposeCode MARKETING = new PurposeCode("marketing");
    static final CategoryCode CONTACT = new CategoryCode("contact");
    static final SubjectCategoryCode CLIENT = new SubjectCategoryCode("client");
    static final SubjectCategoryCode EMPLOYEE = new SubjectCategoryCode("employee");
    static final HolderCode SITE = new HolderCode("site");

    private Given() {}

    private static Rules rules() {
        try (InputStream file =
                Objects.requireNonNull(Policy.class.getResourceAsStream("/kz/tumar/policy/modesco.yaml"))) {
            return new Rules(PolicyFile.read(file.readAllBytes()).orThrow());
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /// The policy with one passage replaced, in force from a day, under a version of its own.
    static Rules rules(String passage, String by, String since) {
        try (InputStream file =
                Objects.requireNonNull(Policy.class.getResourceAsStream("/kz/tumar/policy/modesco.yaml"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.contains(passage)) {
                throw new IllegalArgumentException("the policy does not say: " + passage);
            }
            var changed = text.replace(passage, by)
                    .replaceFirst("version: \"[0-9-]+\"", "version: \"" + since + ".9\"")
                    .replaceFirst("effectiveFrom: \"[0-9-]+\"", "effectiveFrom: \"" + since + "\"");
            return new Rules(
                    PolicyFile.read(changed.getBytes(StandardCharsets.UTF_8)).orThrow());
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    static Instant minute(int minute) {
        return Instant.parse("2026-11-20T04:00:00Z").plusSeconds(60L * minute);
    }

    static Moment at(int minute) {
        return new Moment(minute(minute), DerivedId.from("test", Integer.toString(minute)));
    }

    static UUID id(String name) {
        return DerivedId.from("test", name);
    }

    static Set<CategoryCode> categories(String... codes) {
        return Stream.of(codes).map(CategoryCode::new).collect(Collectors.toSet());
    }

    static SubjectRef reference(int number) {
        var random = new Random(number);
        var digits = new byte[25];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) random.nextInt(32);
        }
        return SubjectRef.issue(digits);
    }

    static Statement.Given consent(int minute, @Nullable LocalDate until, String... categories) {
        return new Statement.Given(
                at(minute),
                new ConsentId(id("consent" + minute)),
                MARKETING,
                categories(categories),
                CLIENT,
                false,
                false,
                until);
    }

    static Statement.Withdrawn withdrawal(int minute) {
        return new Statement.Withdrawn(at(minute), MARKETING);
    }

    static Statement.Established ground(int minute, String ground, String purpose, String... categories) {
        return new Statement.Established(
                at(minute),
                SITE,
                new GroundId(id("ground")),
                new GroundCode(ground),
                Set.of(new PurposeCode(purpose)),
                categories(categories),
                CLIENT,
                null);
    }

    static Statement.Ended groundEnded(int minute, LocalDate endedOn) {
        return new Statement.Ended(at(minute), SITE, new GroundId(id("ground")), endedOn);
    }

    static Statement.Blocked block(int minute, String name, String... categories) {
        return new Statement.Blocked(at(minute), new BlockId(id(name)), categories(categories));
    }

    static Statement.Unblocked unblock(int minute, String name) {
        return new Statement.Unblocked(at(minute), new BlockId(id(name)));
    }

    static Statement.Destroyed destruction(int minute, String... categories) {
        return new Statement.Destroyed(at(minute), new OrderId(id("order")), categories(categories));
    }

    static Statement.Spared spared(int minute, String... categories) {
        return new Statement.Spared(at(minute), new OrderId(id("order")), categories(categories));
    }
}
