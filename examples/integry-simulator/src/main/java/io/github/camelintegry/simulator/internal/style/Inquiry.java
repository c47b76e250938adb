package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the two styles write differently in a request for a listing, a function or a prediction.
 *
 * @param cursorKey the key of the cursor, in the request and its answer
 * @param cursor    the cursor, empty for the first page
 * @param prompt    the prompt, empty without one
 * @param variables the values of tags, or null
 */
public record Inquiry(String cursorKey, String cursor, String prompt, JsonNode variables) {}
