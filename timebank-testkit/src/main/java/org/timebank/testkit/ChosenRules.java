package org.timebank.testkit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs the tests of some rules alone, where the system property {@code timebank.rules} names them. */
final class ChosenRules implements ExecutionCondition, SkipExecutionHook {

    private static final String NOT_CHOSEN = "Not among the chosen rules";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isChosen(context.getElement())
                ? ConditionEvaluationResult.enabled("Chosen")
                : ConditionEvaluationResult.disabled(NOT_CHOSEN);
    }

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return isChosen(context.optionalElement()) ? SkipResult.doNotSkip() : SkipResult.skip(NOT_CHOSEN);
    }

    private static boolean isChosen(Optional<AnnotatedElement> tested) {
        String rules = System.getProperty("timebank.rules", "");
        Optional<Rule> rule = tested.flatMap(element -> Optional.ofNullable(element.getAnnotation(Rule.class)));
        return rules.isEmpty()
                || rule.map(one -> Set.of(rules.split(",", -1)).contains(one.value()))
                        .orElse(true);
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
