package io.github.camelintegry.internal.output;

/**
 * Where in an answer a value was, for messages.
 *
 * @param of      whose answer it is
 * @param pointer where the value is, or the array that it is in: a JSON pointer, empty for the output itself
 * @param index   its place among the records; -1 for what is none
 * @param inArray whether the records are the elements of an array that came
 */
public record OutputPlace(String of, String pointer, int index, boolean inArray) {

    /** The output itself. */
    public static OutputPlace whole(String of) {
        return new OutputPlace(of, "", -1, true);
    }

    /** What the output has there, which is the records or the only one. */
    static OutputPlace records(String of, String pointer, boolean inArray) {
        return new OutputPlace(of, pointer, -1, inArray);
    }

    /** One of the records. */
    OutputPlace record(int place) {
        return new OutputPlace(of, pointer, place, inArray);
    }

    /** Its JSON pointer in the output. */
    String path() {
        return index >= 0 && inArray ? pointer + '/' + index : pointer;
    }

    /** What it is, as the subject of a sentence. */
    String subject() {
        return index < 0 ? "it" : "the record with index " + index;
    }
}
