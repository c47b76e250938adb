package io.github.camelintegry.personssyncboot;

import static io.github.camelintegry.IntegryConstants.PAGE_NUMBER;
import static io.github.camelintegry.IntegryConstants.WALK_ID;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the records of a page, each by itself: one becomes a person as it came, or is refused as it came. So a record that
 * the database cannot hold holds up nothing else.
 */
@Component
class PageReader {

    private final ObjectReader persons;
    private final ObjectWriter ascii;

    PageReader(ObjectMapper json) {
        persons = json.readerFor(Person.class)
                // a person without an id is not the one of id 0, nor that of 2.5 the one of 2
                .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        // escaped, it can be stored whatever it holds
        ascii = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    Page read(String user, Message message) throws IOException {
        List<Person> good = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        JsonNode body = message.getBody(JsonNode.class);
        for (JsonNode record : body.isArray() ? body : List.of(body)) {
            try {
                good.add(person(record));
            } catch (UnusableRecordException e) {
                refused.add(new Refusal(id(record), ascii.writeValueAsString(record), String.valueOf(e.getMessage())));
            }
        }
        return new Page(
                user,
                message.getHeader(WALK_ID, String.class),
                message.getHeader(PAGE_NUMBER, Long.class),
                good,
                refused);
    }

    private Person person(JsonNode record) throws IOException, UnusableRecordException {
        if (!record.isObject()) {
            throw new UnusableRecordException("record", "is no object");
        }
        try {
            Person person = persons.readValue(record);
            person.check();
            return person;
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty() ? "record" : e.getPath().get(0).getFieldName();
            throw new UnusableRecordException(field, "is missing, of another type or out of range");
        }
    }

    private @Nullable String id(JsonNode record) throws IOException {
        return record.hasNonNull("id") ? ascii.writeValueAsString(record.get("id")) : null;
    }
}
