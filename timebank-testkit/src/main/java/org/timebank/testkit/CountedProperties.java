package org.timebank.testkit;

import java.util.Optional;
import net.jqwik.api.lifecycle.AfterContainerHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Lets a contract say how often its properties are tried, and with which seed where the system property {@code
 * timebank.seed} gives one, and counts them.
 */
final class CountedProperties implements AroundPropertyHook, AfterContainerHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        if (!(context.testInstance() instanceof StoreContract contract)) {
            return property.execute();
        }
        context.attributes().setTries(contract.tries());
        Optional.ofNullable(System.getProperty("timebank.seed")).ifPresent(context.attributes()::setSeed);
        PropertyExecutionResult result = property.execute();
        if (contract.isReported()) {
            boolean passed = result.status() == PropertyExecutionResult.Status.SUCCESSFUL;
            Counts.of(contract.getClass()).ended(context.targetMethod(), passed, result.seed());
        }
        return result;
    }

    @Override
    public void afterContainer(ContainerLifecycleContext context) {
        context.optionalContainerClass().ifPresent(Counts::write);
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
