package org.timebank.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract's tests of one rule as its author would, and looks at what came of them. */
final class ContractRun implements TestExecutionListener {

    private final Set<String> passed = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    /** Runs the tests of the rule. */
    static ContractRun of(Class<? extends StoreContract> contract, String rule) {
        List<MethodSelector> tests = Stream.of(contract.getMethods())
                .filter(method -> ruleOf(method).filter(rule::equals).isPresent())
                .map(method -> selectMethod(contract, method))
                .toList();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .configurationParameter("jqwik.database", "target/jqwik-database-of-broken-stores")
                // What fails here is meant to fail: it is not printed, and not made smaller.
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter("jqwik.shrinking.default", "OFF")
                .build();
        ContractRun run = new ContractRun();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    /** The rules whose tests passed. */
    Set<String> passed() {
        return passed;
    }

    /** The rules whose tests failed. */
    Set<String> failed() {
        return failed;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<String> rule = test.getSource()
                .filter(MethodSource.class::isInstance)
                .flatMap(source -> ruleOf(((MethodSource) source).getJavaMethod()));
        boolean isPassed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        rule.ifPresent(isPassed ? passed::add : failed::add);
    }

    private static Optional<String> ruleOf(Method method) {
        return Optional.ofNullable(method.getAnnotation(Rule.class)).map(Rule::value);
    }
}
