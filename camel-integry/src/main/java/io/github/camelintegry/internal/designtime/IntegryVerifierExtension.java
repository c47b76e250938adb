package io.github.camelintegry.internal.designtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.EndpointChecks;
import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryNotFoundException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.internal.json.JsonElements;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.util.Texts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.component.extension.verifier.DefaultComponentVerifierExtension;
import org.apache.camel.component.extension.verifier.ResultBuilder;
import org.apache.camel.component.extension.verifier.ResultErrorBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Tells a designer whether options are right and whether they connect, each over the component's own. No result holds the
 * App-Secret, a hash or a proxy password.
 *
 * <p>PARAMETERS sends nothing, and finds what an endpoint would at its start. CONNECTIVITY asks for one page of apps; with a function or app it goes on to see whether
 * there is one of that name, and whether the user has connected an account of its app.
 */
// Camel deprecates the interface without a successor; designers still look for it
@SuppressWarnings("deprecation")
public final class IntegryVerifierExtension extends DefaultComponentVerifierExtension {

    /** That the user has connected no account of the app. */
    static final VerificationError.Code ACCOUNT_NOT_CONNECTED = VerificationError.asCode("ACCOUNT_NOT_CONNECTED");

    /** The options that decide by what way calls go: a message names those that are at fault. */
    private static final List<String> OF_THE_WAY = List.of(
            "baseUrl",
            "sslContextParameters",
            "useGlobalSslContextParameters",
            "proxyHost",
            "proxyPort",
            "proxyUser",
            "proxyPassword");

    public IntegryVerifierExtension() {
        super("integry");
    }

    @Override
    protected Result verifyParameters(Map<String, Object> parameters) {
        Map<String, Object> given = DesignTime.given(parameters);
        ResultBuilder builder = ResultBuilder.withStatusAndScope(Result.Status.OK, Scope.PARAMETERS);
        requireCredentials(builder, given);
        Map<String, Object> complete = new LinkedHashMap<>(given);
        complete.put("operation", DesignTime.operation(given));
        verifyParametersAgainstCatalog(builder, complete);
        Result result = builder.build();
        if (result.getStatus() != Result.Status.OK) {
            return result;
        }
        try (DesignTime designer = DesignTime.of(component(), given)) {
            IntegryEndpoint endpoint = designer.endpoint();
            EndpointChecks.check(endpoint);
            endpoint.checkSendable(endpoint.requests().ofOptions());
        } catch (RuntimeException e) {
            builder.error(error(e));
        }
        return builder.build();
    }

    @Override
    protected Result verifyConnectivity(Map<String, Object> parameters) {
        Map<String, Object> given = DesignTime.given(parameters);
        ResultBuilder builder = ResultBuilder.withStatusAndScope(Result.Status.OK, Scope.CONNECTIVITY);
        requireCredentials(builder, given);
        require(builder, given, "userId", component().getConfiguration().getUserId());
        if (!component().isStarted()) {
            builder.error(ResultErrorBuilder.withCodeAndDescription(
                            VerificationError.StandardCode.GENERIC,
                            "Nothing can be asked before the component is started: start its Camel context first")
                    .build());
        }
        if (builder.build().getStatus() != Result.Status.OK) {
            return builder.build();
        }
        try (DesignTime designer = DesignTime.of(component(), given)) {
            designer.withoutRetries();
            designer.ask(Operation.APPS, null, Map.of());
            verifyAccount(builder, designer);
        } catch (RuntimeException e) {
            builder.error(error(e));
        }
        return builder.build();
    }

    private IntegryComponent component() {
        return (IntegryComponent) getComponent();
    }

    private void requireCredentials(ResultBuilder builder, Map<String, Object> given) {
        require(builder, given, "appKey", component().getConfiguration().getAppKey());
        require(builder, given, "appSecret", component().getConfiguration().getAppSecret());
    }

    private static void require(
            ResultBuilder builder, Map<String, Object> given, String option, @Nullable String ofComponent) {
        if (!given.containsKey(option) && (ofComponent == null || ofComponent.isBlank())) {
            builder.error(ResultErrorBuilder.withMissingOption(option).build());
        }
    }

    private static void verifyAccount(ResultBuilder builder, DesignTime designer) {
        IntegryEndpoint endpoint = designer.endpoint();
        String name = endpoint.getName();
        boolean namesApp = endpoint.operation() == Operation.APP || endpoint.operation() == Operation.PASSTHROUGH;
        if (name != null && namesApp) {
            verifyApp(builder, designer, name, "name");
        } else if (name != null) {
            verifyFunction(builder, designer, name);
        } else if (endpoint.getApp() != null) {
            verifyApp(builder, designer, endpoint.getApp(), "app");
        }
    }

    private static void verifyFunction(ResultBuilder builder, DesignTime designer, String function) {
        try {
            designer.ask(Operation.SCHEMA, function, Map.of());
        } catch (IntegryNotFoundException e) {
            builder.error(unknown("function", function, "name", e));
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
        IntegryConfiguration options = designer.endpoint().getConfiguration();
        JsonNode accounts;
        try {
            accounts = designer.ask(Operation.APP, app, Map.of()).path("connected_accounts");
        } catch (IntegryNotFoundException e) {
            builder.error(unknown("app", app, option, e));
            return;
        }
        if (options.isAllowWorkspaceConnectedAccounts()) {
            // a call may use an account that is not the user's own, which no answer tells of
            return;
        }
        if (accounts.isEmpty()) {
            builder.error(ResultErrorBuilder.withCodeAndDescription(
                            ACCOUNT_NOT_CONNECTED,
                            "The user " + Texts.excerpt(String.valueOf(options.getUserId()))
                                    + " has connected no account of " + Texts.excerpt(app)
                                    + ": let the user connect one, or set allowWorkspaceConnectedAccounts=true")
                    .parameterKey("userId")
                    .parameterKey(option)
                    .build());
            return;
        }
        String wanted = options.getConnectedAccountId();
        if (wanted != null
                && JsonElements.of(accounts)
                        .noneMatch(account -> account.path("id").asText().equals(wanted))) {
            builder.error(ResultErrorBuilder.withCodeAndDescription(
                            VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE,
                            "connectedAccountId is none of the user's accounts of " + Texts.excerpt(app)
                                    + ", which are " + ids(accounts))
                    .parameterKey("connectedAccountId")
                    .build());
        }
    }

    private static String ids(JsonNode accounts) {
        return Texts.excerpt(JsonElements.of(accounts)
                .map(account -> account.path("id").asText())
                .collect(Collectors.joining(", ")));
    }

    private static VerificationError unknown(String what, String name, String option, IntegryException e) {
        return ResultErrorBuilder.withCodeAndDescription(
                        VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE,
                        "Integry knows no " + what + ' ' + Texts.excerpt(name) + ": the operation " + what
                                + "s lists what there is")
                .detail(VerificationError.HttpAttribute.HTTP_CODE, e.getStatus())
                .parameterKey(option)
                .build();
    }

    private static VerificationError error(RuntimeException failure) {
        if (failure instanceof IntegryException integry) {
            return error(integry);
        }
        if (failure instanceof IllegalArgumentException) {
            // ours: names the option
            return ResultErrorBuilder.withCodeAndDescription(
                            VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE, failure.getMessage())
                    .build();
        }
        // of others, so without its message, which may quote options
        return ResultErrorBuilder.withCodeAndDescription(
                        VerificationError.StandardCode.EXCEPTION,
                        failure.getClass().getName())
                .detail(
                        VerificationError.ExceptionAttribute.EXCEPTION_CLASS,
                        failure.getClass().getName())
                .build();
    }

    private static VerificationError error(IntegryException failure) {
        if (failure instanceof IntegryAuthenticationException) {
            return withStatus(VerificationError.StandardCode.AUTHENTICATION, failure)
                    .parameterKey("appKey")
                    .parameterKey("appSecret")
                    .build();
        }
        if (failure instanceof IntegryTransportException transport && transport.isBarred()) {
            return barred(transport);
        }
        if (failure.getStatus() > 0) {
            return withStatus(VerificationError.StandardCode.GENERIC, failure).build();
        }
        return ResultErrorBuilder.withException(failure).parameterKey("baseUrl").build();
    }

    /** By a proxy, or for want of trust: credentials play no part in it. */
    private static VerificationError barred(IntegryTransportException failure) {
        ResultErrorBuilder error =
                ResultErrorBuilder.withCodeAndDescription(VerificationError.StandardCode.GENERIC, failure.getMessage());
        if (failure.getStatus() > 0) {
            error.detail(VerificationError.HttpAttribute.HTTP_CODE, failure.getStatus());
        }
        String message = String.valueOf(failure.getMessage());
        OF_THE_WAY.stream().filter(message::contains).forEach(error::parameterKey);
        return error.build();
    }

    private static ResultErrorBuilder withStatus(VerificationError.Code code, IntegryException failure) {
        return ResultErrorBuilder.withCodeAndDescription(code, failure.getMessage())
                .detail(VerificationError.HttpAttribute.HTTP_CODE, failure.getStatus());
    }
}
