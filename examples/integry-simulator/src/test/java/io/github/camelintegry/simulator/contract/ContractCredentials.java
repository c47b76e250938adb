package io.github.camelintegry.simulator.contract;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.Map;

/** How a request says who sends it: right, wrong, not at all, and in the ways of the vendor's clients. */
enum ContractCredentials {
    HEADERS {
        @Override
        ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user) {
            return request.headers(
                    Map.of("App-Key", simulator.appKey(), "User-ID", user, "Hash", simulator.hash(user)));
        }
    },
    NONE {
        @Override
        ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user) {
            return request;
        }
    },
    WITHOUT_HASH {
        @Override
        ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user) {
            return request.headers(Map.of("App-Key", simulator.appKey(), "User-ID", user));
        }
    },
    WRONG_HASH {
        @Override
        ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user) {
            return request.headers(
                    Map.of("App-Key", simulator.appKey(), "User-ID", user, "Hash", simulator.hash("other")));
        }
    },
    WRONG_KEY {
        @Override
        ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user) {
            return request.headers(Map.of("App-Key", "other", "User-ID", user, "Hash", simulator.hash(user)));
        }
    },
    /** As the browser's clients. */
    QUERY {
        @Override
        ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user) {
            return request.query(lowerCase(simulator, user));
        }
    },
    /** As the Node client. */
    LOWER_CASE_HEADERS {
        @Override
        ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user) {
            return request.headers(lowerCase(simulator, user));
        }
    },
    WRONG_QUERY {
        @Override
        ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user) {
            return QUERY.sign(request, simulator, user).query(Map.of("hash", "0".repeat(64)));
        }
    };

    abstract ContractRequest sign(ContractRequest request, IntegrySimulator simulator, String user);

    private static Map<String, String> lowerCase(IntegrySimulator simulator, String user) {
        return Map.of("app_key", simulator.appKey(), "user_id", user, "hash", simulator.hash(user));
    }
}
