package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.util.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call: a JSON object, kept as text by member. A body that nothing is added to goes out as the very
 * bytes that came in; otherwise its members are copied, never parsed and printed again.
 */
public final class Arguments {

    /** The member whose values replace tags in the other arguments: an object. */
    public static final String VARIABLES = "_variables";

    /** The member that says in words what a function is wanted for. */
    public static final String PROMPT = "prompt";

    /** No parameters. */
    public static final Arguments NONE = new Arguments(Map.of());

    private final Map<String, JsonSlice> members;
    private final byte[] json;

    private Arguments(Map<String, JsonSlice> members) {
        this(members, join(members));
    }

    private Arguments(Map<String, JsonSlice> members, byte[] json) {
        this.members = members;
        this.json = json;
    }

    /**
     * {@return the arguments that this JSON text holds}
     *
     * @throws MalformedJsonException if it is not one JSON object in UTF-8
     */
    public static Arguments parse(byte[] text, JsonCodec codec) throws MalformedJsonException {
        byte[] json = Utf8.withoutMark(text);
        return new Arguments(JsonSlice.of(json).members(codec), json);
    }

    /** {@return arguments of the given JSON values} */
    public static Arguments of(Map<String, JsonSlice> members) {
        return members.isEmpty() ? NONE : new Arguments(new LinkedHashMap<>(members));
    }

    /** {@return these arguments, and of the others those whose names are not among these} */
    public Arguments withDefaults(Arguments others) {
        if (others.members.isEmpty() || members.keySet().containsAll(others.members.keySet())) {
            return this;
        }
        Map<String, JsonSlice> all = new LinkedHashMap<>(others.members);
        all.putAll(members);
        return new Arguments(all);
    }

    /** {@return these arguments with one set, in place of one of the same name} */
    public Arguments with(String name, String json) {
        Map<String, JsonSlice> all = new LinkedHashMap<>(members);
        all.put(name, JsonSlice.of(json.getBytes(StandardCharsets.UTF_8)));
        return new Arguments(all);
    }

    /** {@return these arguments but the one of this name} */
    public Arguments without(String name) {
        if (!members.containsKey(name)) {
            return this;
        }
        Map<String, JsonSlice> others = new LinkedHashMap<>(members);
        others.remove(name);
        return new Arguments(others);
    }

    /** {@return whether there is an argument of this name} */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** {@return the value of an argument as JSON text; {@code null} if there is none} */
    public @Nullable JsonSlice get(String name) {
        return members.get(name);
    }

    /** {@return the names of the arguments} */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /** {@return the text of an argument; empty if there is none} */
    String text(String name) {
        JsonSlice value = members.get(name);
        try {
            return value == null ? "" : value.tree(JsonCodec.DEFAULT).asText();
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the argument " + name + " is no JSON", e);
        }
    }

    /** {@return the JSON object, in UTF-8; not to be changed} */
    public byte[] json() {
        return json;
    }

    private static byte[] join(Map<String, JsonSlice> members) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(64);
        char separator = '{';
        for (Map.Entry<String, JsonSlice> member : members.entrySet()) {
            joined.write(separator);
            joined.writeBytes(JsonCodec.DEFAULT.quote(member.getKey()));
            joined.write(':');
            joined.writeBytes(member.getValue().bytes());
            separator = ',';
        }
        if (separator == '{') {
            joined.write('{');
        }
        joined.write('}');
        return joined.toByteArray();
    }

    /** Shows the names only: values are the users' data. */
    @Override
    public String toString() {
        return "Arguments" + members.keySet();
    }
}
