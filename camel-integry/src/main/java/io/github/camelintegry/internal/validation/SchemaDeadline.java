package io.github.camelintegry.internal.validation;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/**
 * Ends a comparison with a schema that takes too long: a few lines of a schema can ask for more steps than anybody has time
 * for. The library looks into this context at every rule that it applies.
 */
final class SchemaDeadline extends ExecutionContext {

    private final Deadline deadline;

    SchemaDeadline(ExecutionConfig config, Deadline deadline) {
        super(config);
        this.deadline = deadline;
    }

    @Override
    public ExecutionConfig getExecutionConfig() {
        deadline.check();
        return super.getExecutionConfig();
    }
}
