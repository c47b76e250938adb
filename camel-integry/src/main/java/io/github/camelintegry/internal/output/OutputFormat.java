package io.github.camelintegry.internal.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelintegry.internal.client.failure.UnusableOutput;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonElements;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.json.Misfit;
import io.github.camelintegry.internal.walk.Records;
import io.github.camelintegry.option.OutputType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Makes outputs what a route wants them to be. Text and bytes are never parsed and printed again. */
public interface OutputFormat {

    /**
     * The format for this type, or for objects of this class where there is one.
     *
     * @param context in which the application's mapper is looked for
     */
    static OutputFormat of(OutputType type, @Nullable Class<?> outputClass, JsonCodec codec, CamelContext context) {
        if (outputClass != null) {
            return new Objects(
                    codec, outputClass, ObjectMappers.of(context), "does not fit outputClass=" + outputClass.getName());
        }
        return switch (type) {
            case JSON_NODE -> new Trees(codec);
            case MAP ->
                new Objects(codec, Object.class, ObjectMappers.exact(), "becomes no Java value (outputType=Map)");
            case STRING -> new AsItCame(codec, JsonSlice::text);
            case BYTES -> new AsItCame(codec, JsonSlice::bytes);
        };
    }

    /** One value: a call's output, or a record. */
    @Nullable
    Object value(JsonSlice json, OutputPlace place);

    /** A call's output, which may be a page. */
    default @Nullable Object output(JsonSlice json, OutputPlace place) {
        return value(json, place);
    }

    /** The records of a page, which are an array, or one value. */
    Records records(JsonSlice page, OutputPlace place);

    /** Trees: the array is read once, and is the page. */
    record Trees(JsonCodec codec) implements OutputFormat {
        @Override
        public JsonNode value(JsonSlice json, OutputPlace place) {
            try {
                return json.tree(codec);
            } catch (MalformedJsonException e) {
                throw UnusableOutput.unreadable(place.of(), e);
            }
        }

        @Override
        public Records records(JsonSlice page, OutputPlace place) {
            JsonNode tree = value(page, place);
            // a route may change what it gets: a page that comes again is made again
            AtomicReference<JsonNode> made = new AtomicReference<>(tree);
            Supplier<JsonNode> whole = () -> {
                JsonNode first = made.getAndSet(null);
                return first != null ? first : value(page, place);
            };
            return tree.isArray()
                    ? new Records(tree.size(), whole::get, () -> each(whole.get()))
                    : new Records(1, whole::get, () -> Collections.<Object>singleton(whole.get())
                            .iterator());
        }

        private static Iterator<Object> each(JsonNode array) {
            return JsonElements.of(array).<Object>map(element -> element).iterator();
        }
    }

    /** Text or bytes, as they came. */
    record AsItCame(JsonCodec codec, Function<JsonSlice, Object> value) implements OutputFormat {

        @Override
        public Object value(JsonSlice json, OutputPlace place) {
            return value.apply(json);
        }

        @Override
        public Records records(JsonSlice page, OutputPlace place) {
            return Elements.asTheyCame(page, place, codec, this);
        }
    }

    /**
     * Objects of a class; a page is a list of them.
     *
     * @param misfit what to say of a value that is none, with the option
     */
    record Objects(JsonCodec codec, Class<?> type, ObjectMapper mapper, String misfit) implements OutputFormat {
        @Override
        public @Nullable Object value(JsonSlice json, OutputPlace place) {
            try {
                return json.as(type, mapper, codec);
            } catch (MalformedJsonException e) {
                throw UnusableOutput.unreadable(place.of(), e);
            } catch (IOException | RuntimeException e) {
                String reason = place.subject() + " " + misfit + ": " + Misfit.reason(e, place.path(), tree(json));
                throw UnusableOutput.unreadable(place.of(), new MalformedJsonException(reason, e));
            }
        }

        /** What did not fit, once more, to tell what is in the place of what was expected. */
        private JsonNode tree(JsonSlice json) {
            try {
                return json.tree(codec);
            } catch (MalformedJsonException e) {
                return MissingNode.getInstance();
            }
        }

        @Override
        public @Nullable Object output(JsonSlice json, OutputPlace place) {
            return json.isArray() && !holdsArrays()
                    ? records(json, place).body().get()
                    : value(json, place);
        }

        private boolean holdsArrays() {
            return type.isArray() || Collection.class.isAssignableFrom(type) || type.isAssignableFrom(List.class);
        }

        @Override
        public Records records(JsonSlice page, OutputPlace place) {
            return Elements.asList(page, place, codec, this);
        }
    }

    /** The elements of an array, each by itself; what is no array is the only one. */
    final class Elements {
        private Elements() {}

        /** Records that go on whole, as they came: their elements are only counted, unless somebody wants each. */
        static Records asTheyCame(JsonSlice page, OutputPlace place, JsonCodec codec, OutputFormat format) {
            try {
                int size = page.isArray() ? page.count(codec) : 1;
                return new Records(
                        size, () -> format.value(page, place), () -> each(elements(page, place, codec), place, format));
            } catch (MalformedJsonException e) {
                throw UnusableOutput.unreadable(place.of(), e);
            }
        }

        /** Records that become a list of values. */
        static Records asList(JsonSlice page, OutputPlace place, JsonCodec codec, OutputFormat format) {
            List<JsonSlice> elements = elements(page, place, codec);
            return new Records(
                    elements.size(), () -> values(elements, place, format), () -> each(elements, place, format));
        }

        private static List<JsonSlice> elements(JsonSlice page, OutputPlace place, JsonCodec codec) {
            try {
                return page.isArray() ? page.elements(codec) : List.of(page);
            } catch (MalformedJsonException e) {
                throw UnusableOutput.unreadable(place.of(), e);
            }
        }

        private static List<@Nullable Object> values(List<JsonSlice> elements, OutputPlace place, OutputFormat format) {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            each(elements, place, format).forEachRemaining(values::add);
            return values;
        }

        /** One that does not fit is thrown by its own {@code next}; the ones behind it can still be had. */
        private static Iterator<Object> each(List<JsonSlice> elements, OutputPlace place, OutputFormat format) {
            Iterator<JsonSlice> left = elements.iterator();
            return new Iterator<>() {
                private int index;

                @Override
                public boolean hasNext() {
                    return left.hasNext();
                }

                @Override
                public @Nullable Object next() {
                    return format.value(left.next(), place.record(index++));
                }
            };
        }
    }
}
