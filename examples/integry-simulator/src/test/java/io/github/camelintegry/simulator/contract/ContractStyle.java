package io.github.camelintegry.simulator.contract;

import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.Operation;
import java.util.Map;

/** How each style writes a request, exactly as the contract's table of operations has it, slashes included. */
enum ContractStyle {
    ACTION("_cursor") {
        @Override
        ContractRequest request(Operation operation, String name) {
            return ContractRequest.post(
                    switch (operation) {
                        case LIST_APPS -> "/apps/list/";
                        case GET_APP -> "/apps/" + name + "/get/";
                        case LIST_FUNCTIONS -> "/functions/list/";
                        case GET_FUNCTION -> "/functions/" + name + "/get/";
                        case CALL_FUNCTION -> "/functions/" + name + "/call/";
                        case PREDICT -> "/functions/predict/";
                    },
                    "{}");
        }

        @Override
        ContractRequest prompt(ContractRequest request, String prompt) {
            return request.member("prompt", Json.object().textNode(prompt));
        }
    },
    RESOURCE("next_page") {
        @Override
        ContractRequest request(Operation operation, String name) {
            return switch (operation) {
                case LIST_APPS -> ContractRequest.get("/apps");
                case GET_APP -> ContractRequest.get("/apps/" + name);
                case LIST_FUNCTIONS -> ContractRequest.get("/functions");
                case GET_FUNCTION -> ContractRequest.get("/functions/" + name);
                case CALL_FUNCTION -> ContractRequest.post("/functions/" + name + "/", "{}");
                case PREDICT -> ContractRequest.get("/functions").query(Map.of("predict_function", "true"));
            };
        }

        @Override
        ContractRequest prompt(ContractRequest request, String prompt) {
            return request.query(Map.of("prompt", prompt));
        }
    };

    private final String cursorKey;

    ContractStyle(String cursorKey) {
        this.cursorKey = cursorKey;
    }

    String cursorKey() {
        return cursorKey;
    }

    /** {@return the documented request; {@code name} is of the app or function, and empty for a listing} */
    abstract ContractRequest request(Operation operation, String name);

    /** {@return the request with a prompt, where this style has it} */
    abstract ContractRequest prompt(ContractRequest request, String prompt);

    /** {@return where the cursor of this style's next request goes} */
    ContractCursor cursor(Operation operation) {
        boolean inBody = this == ACTION || operation == Operation.CALL_FUNCTION;
        return new ContractCursor(cursorKey, inBody);
    }
}
