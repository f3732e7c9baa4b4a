package kz.tumar.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Personal data can't get into an event, because there is nowhere to put it.
final class NoFreeTextTest {
    private static final Set<Class<?>> CLOSED = Set.of(boolean.class, Boolean.class, Instant.class, LocalDate.class);

    @Test
    void everyFieldOfEveryEvent_hasAClosedForm() {
        List<String> open = new ArrayList<>();
        ContractTest.everyType()
                .filter(type -> type != Rejection.class)
                .forEach(type -> collectOpen(type, type.getSimpleName(), open));

        assertThat(open).as("fields that could hold anything").isEmpty();
    }

    @Test
    void closedForms_holdNeitherNamesNorNumbersOfPeople() {
        List<String> personal = List.of(
                "Иванов Иван",
                "Ahmetov",
                "+77011234567",
                "990101399994",
                "87011234567",
                "a@b.kz",
                "N12345678",
                "@nick");
        List<String> forms = List.of(
                Forms.CODE,
                Forms.UUID,
                Forms.SHA256,
                Forms.NUMBERED,
                Forms.TOPIC,
                Forms.COUNTRY,
                Forms.SUBJECT_REF,
                Forms.SEALED_REF,
                Forms.SOURCE,
                Forms.EVENT_TYPE,
                Forms.CAUSE,
                Forms.TRACE_PARENT);

        for (String form : forms) {
            for (String text : personal) {
                boolean documentNumber = form.equals(Forms.NUMBERED) && text.equals("N12345678");
                assertThat(Pattern.matches(form, text))
                        .as(form + " takes " + text)
                        .isEqualTo(documentNumber);
            }
        }
    }

    @Test
    void numbersAClaimMayCarry_areTooSmallForATelephone() {
        for (var claim : Catalogue.claims().values()) {
            for (RecordComponent component : claim.getRecordComponents()) {
                if (component.getAnnotation(Range.class) instanceof Range range) {
                    assertThat(range.max()).isLessThanOrEqualTo(1_000_000_000L);
                }
            }
        }
    }

    private static void collectOpen(Class<?> record, String path, List<String> open) {
        for (RecordComponent component : record.getRecordComponents()) {
            Class<?> type = component.getType() == List.class ? itemOf(component) : component.getType();
            String here = path + "." + component.getName();
            boolean closed = CLOSED.contains(type)
                    || type.isEnum()
                    || type.isAnnotationPresent(Form.class)
                    || component.isAnnotationPresent(Range.class);
            if (!closed && type.isRecord()) {
                collectOpen(type, here, open);
            } else if (!closed) {
                open.add(here + " is a " + type.getSimpleName());
            }
        }
    }

    private static Class<?> itemOf(RecordComponent component) {
        Type item = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) item;
    }
}
