package io.github.camelintegry.internal.designtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryNotFoundException;
import io.github.camelintegry.internal.json.JsonElements;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.util.Texts;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.component.extension.verifier.DefaultComponentVerifierExtension;
import org.apache.camel.component.extension.verifier.ResultBuilder;
import org.apache.camel.component.extension.verifier.ResultErrorBuilder;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Tells a designer whether options are right and whether they connect, each over the component's own. No result holds the
 * App-Secret, a hash or a proxy password.
 *
 * <p>PARAMETERS sends nothing, and finds what an endpoint would at its start. CONNECTIVITY asks for one page of apps; with a
 * function or app it goes on to see whether there is one of that name, and whether the user has connected an account of its
 * app.
 */
// Camel deprecates the interface without a successor; designers still look for it
@SuppressWarnings("deprecation")
public final class IntegryVerifierExtension extends DefaultComponentVerifierExtension {

    /** That the user has connected no account of the app. */
    static final VerificationError.Code ACCOUNT_NOT_CONNECTED = VerificationError.asCode("ACCOUNT_NOT_CONNECTED");

    private final DesignOptions.Reader reader;

    /** An extension that reads a designer's options so. */
    public IntegryVerifierExtension(DesignOptions.Reader reader) {
        super("integry");
        this.reader = reader;
    }

    @Override
    protected Result verifyParameters(Map<String, Object> parameters) {
        GivenOptions given = GivenOptions.of(parameters);
        ResultBuilder builder = ResultBuilder.withStatusAndScope(Result.Status.OK, Scope.PARAMETERS);
        require(builder, given, "appKey", "appSecret");
        verifyParametersAgainstCatalog(builder, given.withOperation());
        return isOk(builder) ? verify(builder, () -> given.readBy(reader).check()) : builder.build();
    }

    @Override
    protected Result verifyConnectivity(Map<String, Object> parameters) {
        GivenOptions given = GivenOptions.of(parameters);
        ResultBuilder builder = ResultBuilder.withStatusAndScope(Result.Status.OK, Scope.CONNECTIVITY);
        require(builder, given, "appKey", "appSecret", "userId");
        if (!ServiceHelper.isStarted(getComponent())) {
            builder.error(VerificationErrors.of(
                    VerificationError.StandardCode.GENERIC,
                    "Nothing can be asked before the component is started: start its Camel context first"));
        }
        return isOk(builder) ? verify(builder, () -> connect(builder, given.readBy(reader))) : builder.build();
    }

    private static boolean isOk(ResultBuilder builder) {
        return builder.build().getStatus() == Result.Status.OK;
    }

    private static Result verify(ResultBuilder builder, Runnable verification) {
        try {
            verification.run();
        } catch (RuntimeException e) {
            builder.error(VerificationErrors.of(e));
        }
        return builder.build();
    }

    /** What the designer does not hand over, the component may have. */
    private void require(ResultBuilder builder, GivenOptions given, String... options) {
        PropertyConfigurerGetter component =
                (PropertyConfigurerGetter) getComponent().getComponentPropertyConfigurer();
        for (String option : options) {
            if (!given.options().containsKey(option)
                    && GivenOptions.isEmpty(component.getOptionValue(getComponent(), option, false))) {
                builder.error(ResultErrorBuilder.withMissingOption(option).build());
            }
        }
    }

    private static void connect(ResultBuilder builder, DesignOptions options) {
        try (DesignTime designer = new DesignTime(options, options.promptCall())) {
            designer.ask(Operation.APPS, null, Map.of());
            verifyAccount(builder, designer);
        }
    }

    private static void verifyAccount(ResultBuilder builder, DesignTime designer) {
        Operation operation = designer.template().operation();
        String name = designer.template().name();
        String app = designer.options().filters().get("app");
        if (name != null && (operation == Operation.APP || operation == Operation.PASSTHROUGH)) {
            verifyApp(builder, designer, name, "name");
        } else if (name != null) {
            verifyFunction(builder, designer, name);
        } else if (app != null) {
            verifyApp(builder, designer, app, "app");
        }
    }

    private static void verifyFunction(ResultBuilder builder, DesignTime designer, String function) {
        try {
            designer.ask(Operation.SCHEMA, function, Map.of());
        } catch (IntegryNotFoundException e) {
            builder.error(VerificationErrors.unknown("function", function, "name", e));
            return;
        }
        appOf(designer, function).ifPresent(app -> verifyApp(builder, designer, app, "name"));
    }

    /** No answer says to which app a function belongs, but its name begins with that of its app. */
    private static Optional<String> appOf(DesignTime designer, String function) {
        String beginning = function.substring(0, Math.max(0, function.indexOf('-')));
        Map<String, String> query = beginning.isEmpty() ? Map.of() : Map.of("search", beginning);
        return designer.list(Operation.APPS, query).stream()
                .map(app -> app.path("name").asText())
                .filter(app -> !app.isEmpty() && function.startsWith(app + '-'))
                .max(Comparator.comparingInt(String::length));
    }

    private static void verifyApp(ResultBuilder builder, DesignTime designer, String app, String option) {
        JsonNode accounts;
        try {
            accounts = designer.ask(Operation.APP, app, Map.of()).path("connected_accounts");
        } catch (IntegryNotFoundException e) {
            builder.error(VerificationErrors.unknown("app", app, option, e));
            return;
        }
        if (designer.options().allowsWorkspaceAccounts()) {
            // a call may use an account that is not the user's own, which no answer tells of
            return;
        }
        String userId = String.valueOf(designer.template().userId());
        if (accounts.isEmpty()) {
            builder.error(VerificationErrors.of(
                    ACCOUNT_NOT_CONNECTED,
                    "The user " + Texts.excerpt(userId) + " has connected no account of " + Texts.excerpt(app)
                            + ": let the user connect one, or set allowWorkspaceConnectedAccounts=true",
                    "userId",
                    option));
            return;
        }
        String wanted = designer.template().accountId();
        if (wanted != null
                && JsonElements.of(accounts)
                        .noneMatch(account -> account.path("id").asText().equals(wanted))) {
            builder.error(VerificationErrors.of(
                    VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE,
                    "connectedAccountId is none of the user's accounts of " + Texts.excerpt(app) + ", which are "
                            + ids(accounts),
                    "connectedAccountId"));
        }
    }

    private static String ids(JsonNode accounts) {
        return Texts.excerpt(JsonElements.of(accounts)
                .map(account -> account.path("id").asText())
                .collect(Collectors.joining(", ")));
    }
}
