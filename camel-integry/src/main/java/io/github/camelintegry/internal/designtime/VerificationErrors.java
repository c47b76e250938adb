package io.github.camelintegry.internal.designtime;

import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.internal.util.Texts;
import java.util.List;
import org.apache.camel.component.extension.ComponentVerifierExtension.VerificationError;
import org.apache.camel.component.extension.verifier.ResultErrorBuilder;
import org.jspecify.annotations.Nullable;

/** What failed, in a designer's terms: a code, and the options that are at fault. */
@SuppressWarnings("deprecation")
final class VerificationErrors {

    /** The options that decide by what way calls go: a message names those that are at fault. */
    private static final List<String> OF_THE_WAY = List.of(
            "baseUrl",
            "sslContextParameters",
            "useGlobalSslContextParameters",
            "proxyHost",
            "proxyPort",
            "proxyUser",
            "proxyPassword");

    private VerificationErrors() {}

    static VerificationError unknown(String what, String name, String option, IntegryException e) {
        return ResultErrorBuilder.withCodeAndDescription(
                        VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE,
                        "Integry knows no " + what + ' ' + Texts.excerpt(name) + ": the operation " + what
                                + "s lists what there is")
                .detail(VerificationError.HttpAttribute.HTTP_CODE, e.getStatus())
                .parameterKey(option)
                .build();
    }

    /** {@return what this text says, of these options} */
    static VerificationError of(VerificationError.Code code, @Nullable String text, String... options) {
        ResultErrorBuilder error = ResultErrorBuilder.withCodeAndDescription(code, text);
        List.of(options).forEach(error::parameterKey);
        return error.build();
    }

    static VerificationError of(RuntimeException failure) {
        if (failure instanceof IntegryException integry) {
            return of(integry);
        }
        if (failure instanceof IllegalArgumentException) {
            // ours: names the option
            return of(VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE, failure.getMessage());
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

    private static VerificationError of(IntegryException failure) {
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
        ResultErrorBuilder error = withStatus(VerificationError.StandardCode.GENERIC, failure);
        String message = String.valueOf(failure.getMessage());
        OF_THE_WAY.stream().filter(message::contains).forEach(error::parameterKey);
        return error.build();
    }

    private static ResultErrorBuilder withStatus(VerificationError.Code code, IntegryException failure) {
        ResultErrorBuilder error = ResultErrorBuilder.withCodeAndDescription(code, failure.getMessage());
        return failure.getStatus() > 0
                ? error.detail(VerificationError.HttpAttribute.HTTP_CODE, failure.getStatus())
                : error;
    }
}
