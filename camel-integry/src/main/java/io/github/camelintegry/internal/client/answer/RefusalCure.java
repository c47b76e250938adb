package io.github.camelintegry.internal.client.answer;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.WireAnswer;

/** What to do about a refusal, to be put behind what was refused and why. */
final class RefusalCure {

    /** For a cursor that the service does not take. */
    static final String CURSOR =
            ". Cursors expire, and are good for the request that they came with: begin at the first page"
                    + " again, as a consumer does by itself with fallBackCursor=beginning, or once after resetCursor; a startCursor, or"
                    + " the header CamelIntegryCursor, must be corrected or left out";

    private static final String FOREIGN =
            ". Most likely it was not Integry that answered: check host and path of baseUrl, and what"
                    + " is between, such as a gateway or a firewall";

    private RefusalCure() {}

    /** {@return the cure for credentials that are refused} */
    static String credentials(WireAnswer answer) {
        return answer.looksForeign()
                ? FOREIGN + "; only if it was Integry, check appKey and appSecret"
                : ". Check appKey and appSecret: both must be of the same workspace, and neither in the other's place";
    }

    /** {@return the cure for what is not found} A listing, which has no name, is always there where Integry is. */
    static String name(IntegryRequest request, WireAnswer answer, BaseUrl service) {
        if (answer.looksForeign()) {
            return FOREIGN;
        }
        if (request.name() == null) {
            return ". Integry always has that, so baseUrl leads elsewhere: check its host" + path(service);
        }
        return ". The operations functions and apps list what there is"
                + (request.version() == null
                        ? ""
                        : "; or it has no functionVersion=" + request.version() + ", an option and the header"
                                + " CamelIntegryFunctionVersion")
                + (service.path().isEmpty() ? "" : "; or the path of baseUrl, " + service.path() + ", is wrong");
    }

    /** {@return the cure for a call that is refused for another reason, where what the service says does not show it} */
    static String call(IntegryRequest request, WireAnswer answer, Refusal refusal) {
        if (answer.looksForeign()) {
            return FOREIGN;
        }
        if (AccountCure.isAboutChosen(request, refusal)) {
            return AccountCure.chosen(request);
        }
        return refusal.explanation().isEmpty()
                ? " without a word why. Compare the call with what the operation schema says of the function"
                : "";
    }

    private static String path(BaseUrl service) {
        return service.path().isEmpty() ? "" : " and its path, " + service.path();
    }
}
