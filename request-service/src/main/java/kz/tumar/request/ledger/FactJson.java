package kz.tumar.request.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.EventType;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.RequestFact;

/// Facts as they lie in rows of this service. Fields that a later version added are skipped.
final class FactJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private FactJson() {}

    static String write(RequestFact fact) {
        return writeAny(fact);
    }

    /// A fact of any service.
    static String writeAny(Fact fact) {
        try {
            return MAPPER.writeValueAsString(fact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a fact of the contract can be written", impossible);
        }
    }

    static RequestFact read(String type, String data) {
        return (RequestFact) readAny(type, data);
    }

    /// A fact of any service.
    static Fact readAny(String type, String data) {
        var record = Catalogue.fact(new EventType(type))
                .orElseThrow(() -> new IllegalStateException("a row holds a fact that the contract does not know"));
        try {
            return MAPPER.readValue(data, record);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a row holds a damaged fact", damaged);
        }
    }
}
