package io.github.camelintegry.personssyncboot;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.Outcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a caller of the API why a call to Integry failed. Spring finds the cause within what Camel wraps it in. */
@RestControllerAdvice
class IntegryProblems {

    /** The caller can put it right. */
    @ExceptionHandler
    ProblemDetail invalid(IntegryInvalidCallException e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "Integry did not accept the call", e);
        problem.setProperty("errors", e.getFieldErrors());
        problem.setProperty("details", e.getDetails());
        return problem;
    }

    /** Pipedrive itself said no to a call that Integry made. */
    @ExceptionHandler
    ProblemDetail refused(IntegryOnwardCallException e) {
        boolean callers = HttpStatus.Series.resolve(e.getNetworkCode()) == HttpStatus.Series.CLIENT_ERROR;
        return problem(
                callers ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_GATEWAY, "Pipedrive did not accept it", e);
    }

    /** The same call may succeed later, if it is certain that this one did nothing. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(IntegryException e) {
        boolean later = e.isRetryable() && e.getOutcome() != Outcome.UNKNOWN;
        HttpHeaders headers = new HttpHeaders();
        if (e.getRetryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER, String.valueOf(e.getRetryAfter().toSeconds() + 1));
        }
        ProblemDetail problem = later
                ? problem(HttpStatus.SERVICE_UNAVAILABLE, "Integry cannot be used now", e)
                : problem(HttpStatus.BAD_GATEWAY, "Integry did not do it", e);
        return new ResponseEntity<>(problem, headers, problem.getStatus());
    }

    /** No message of the component's exceptions holds a secret. */
    private static ProblemDetail problem(HttpStatus status, String title, IntegryException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
        problem.setTitle(title);
        problem.setProperty("outcome", e.getOutcome());
        return problem;
    }
}
