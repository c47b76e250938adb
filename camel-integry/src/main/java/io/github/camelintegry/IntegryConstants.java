package io.github.camelintegry;

import org.apache.camel.spi.Metadata;

/**
 * The headers of messages to and from {@code integry:} endpoints. No other header of an exchange influences a call or is
 * sent.
 */
public final class IntegryConstants {

    @Metadata(
            label = "producer",
            description = "The function or app for this message, in place of the one in the URI.",
            javaType = "String")
    public static final String NAME = "CamelIntegryName";

    @Metadata(
            label = "producer",
            description = "The user for this message, in place of the option userId; for pollEnrich and poll as well.",
            javaType = "String")
    public static final String USER_ID = "CamelIntegryUserId";

    @Metadata(
            label = "producer",
            description =
                    "The connected account for this message, in place of the option connectedAccountId; for pollEnrich"
                            + " and poll as well.",
            javaType = "String")
    public static final String CONNECTED_ACCOUNT_ID = "CamelIntegryConnectedAccountId";

    @Metadata(
            label = "producer",
            description = "The version of the function for this message, in place of the option functionVersion; for"
                    + " pollEnrich and poll as well.",
            javaType = "String")
    public static final String FUNCTION_VERSION = "CamelIntegryFunctionVersion";

    @Metadata(
            label = "producer",
            description = "Asks for just the page that begins at this cursor: the value of CamelIntegryNextCursor of"
                    + " the page before. Text that is no JSON is taken as a string.",
            javaType = "String")
    public static final String CURSOR = "CamelIntegryCursor";

    @Metadata(
            label = "producer",
            description =
                    "Values that replace tags in the arguments of this message, in place of all variables in the URI.",
            javaType = "java.util.Map")
    public static final String VARIABLES = "CamelIntegryVariables";

    @Metadata(
            label = "producer",
            description = "What a function is wanted for, for this message, in place of the option prompt.",
            javaType = "String")
    public static final String PROMPT = "CamelIntegryPrompt";

    @Metadata(
            label = "producer",
            description = "The HTTP method of a passthrough request, in place of the option method.",
            javaType = "String")
    public static final String METHOD = "CamelIntegryMethod";

    @Metadata(
            label = "producer",
            description = "The URL of a passthrough request, in place of the option url.",
            javaType = "String")
    public static final String URL = "CamelIntegryUrl";

    @Metadata(
            label = "consumer",
            description = "With splitResults, the place of the record on its page, from 0.",
            javaType = "int")
    public static final String ITEM_INDEX = "CamelIntegryItemIndex";

    @Metadata(description = "The status with which the app behind the function answered.", javaType = "int")
    public static final String NETWORK_CODE = "CamelIntegryNetworkCode";

    @Metadata(
            description =
                    "Where the next page begins, as JSON text (a string cursor is in quotes). Absent on the last page.",
            javaType = "String")
    public static final String NEXT_CURSOR = "CamelIntegryNextCursor";

    @Metadata(description = "How the call ended.", javaType = "io.github.camelintegry.exception.Outcome")
    public static final String OUTCOME = "CamelIntegryOutcome";

    @Metadata(description = "How many requests the call took.", javaType = "int")
    public static final String ATTEMPTS = "CamelIntegryAttempts";

    @Metadata(description = "The credits that the call used, if the service says so.", javaType = "long")
    public static final String CREDITS = "CamelIntegryCredits";

    @Metadata(description = "The service's id of the call, if it gives one.", javaType = "String")
    public static final String SESSION_ID = "CamelIntegrySessionId";

    @Metadata(
            label = "consumer",
            description = "The place of the page in its walk, from 1. With CamelIntegryEndOfWalk, how many there were.",
            javaType = "long")
    public static final String PAGE_NUMBER = "CamelIntegryPageNumber";

    @Metadata(
            label = "consumer",
            description = "How many records the page has. With CamelIntegryEndOfWalk, a long: how many the walk had.",
            javaType = "int")
    public static final String ITEM_COUNT = "CamelIntegryItemCount";

    @Metadata(
            label = "consumer",
            description = "Whether the service gave no cursor with this page, so that none follows.",
            javaType = "boolean")
    public static final String LAST_PAGE = "CamelIntegryLastPage";

    @Metadata(
            label = "consumer",
            description = "Set to true on the exchange that tells the end of a walk from its first page to its last"
                    + " (sendEndOfWalk); it has no body.",
            javaType = "boolean")
    public static final String END_OF_WALK = "CamelIntegryEndOfWalk";

    @Metadata(label = "consumer", description = "Tells this walk from all others.", javaType = "String")
    public static final String WALK_ID = "CamelIntegryWalkId";

    @Metadata(
            label = "consumer",
            description = "The key under which the walk is kept in the cursorRepository.",
            javaType = "String")
    public static final String CURSOR_KEY = "CamelIntegryCursorKey";

    @Metadata(
            label = "consumer",
            description =
                    "The text that will be kept under CamelIntegryCursorKey once the page is done, for routes that"
                            + " write it in a database transaction together with the page's rows.",
            javaType = "String")
    public static final String POSITION = "CamelIntegryPosition";

    @Metadata(
            label = "consumer",
            description =
                    "The text that CamelIntegryPosition takes the place of in a CursorRepository; absent if nothing is"
                            + " kept yet.",
            javaType = "String")
    public static final String POSITION_BEFORE = "CamelIntegryPositionBefore";

    @Metadata(
            label = "producer",
            description =
                    "With walk=true and a cursorRepository, whether the walk goes on behind the pages of this exchange,"
                            + " so that a route comes again; a property of the exchange as well. It is set once the last record of"
                            + " these pages was taken, to false at the end of the walk; before that, and without a"
                            + " cursorRepository, it is absent. With it the properties CamelIntegryCursorKey, CamelIntegryPosition"
                            + " and, in a CursorRepository, CamelIntegryPositionBefore say which position will be kept.",
            javaType = "Boolean")
    public static final String MORE_PAGES = "CamelIntegryMorePages";

    private IntegryConstants() {}
}
