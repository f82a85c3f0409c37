package io.github.migrationtest.internal.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The one, skipped invocation of an {@code @EachMigration} method that has no migration to run for. */
record NothingPending(String reason) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return "nothing is pending";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of((ExecutionCondition) context -> ConditionEvaluationResult.disabled(reason));
    }
}
