package org.timebank.testkit;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Counts the tests of a contract that run on JUnit Jupiter. */
final class CountedTests implements AfterTestExecutionCallback, AfterAllCallback {

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getRequiredTestInstance() instanceof StoreContract contract && contract.isReported()) {
            Counts.of(contract.getClass())
                    .ended(
                            context.getRequiredTestMethod(),
                            context.getExecutionException().isEmpty(),
                            Optional.empty());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Counts.write(context.getRequiredTestClass());
    }
}
