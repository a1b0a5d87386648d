package org.timebank.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * What was run of one contract so far. It is of the class and not of an object, as two engines of tests run its parts, each
 * with objects of its own. Thread-safe.
 */
final class Counts {

    private static final Map<Class<?>, Counts> BY_CONTRACT = new ConcurrentHashMap<>();

    private final LongAdder commands = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final Set<String> covered = new ConcurrentSkipListSet<>();
    private final Set<String> failed = new ConcurrentSkipListSet<>();
    private final Map<String, String> seeds = new ConcurrentSkipListMap<>();

    private Counts() {}

    /** The counts of a contract. */
    static Counts of(Class<?> contract) {
        return BY_CONTRACT.computeIfAbsent(contract, unseen -> new Counts());
    }

    /** So many more commands were given to the library over the store, by a property. */
    void commands(int more) {
        commands.add(more);
    }

    /** One more write was let fail. */
    void fault() {
        faults.increment();
    }

    /** The test of a rule has ended. */
    void ended(Method test, boolean passed, Optional<String> seed) {
        Rule rule = test.getAnnotation(Rule.class);
        if (rule != null) {
            (passed ? covered : failed).add(rule.value());
            seed.ifPresent(used -> seeds.put(rule.value(), used));
        }
    }

    /** Writes what was counted of a contract, if something was, over what was written of it before. */
    static void write(Class<?> contract) {
        Counts counts = BY_CONTRACT.get(contract);
        if (counts != null && !(counts.covered.isEmpty() && counts.failed.isEmpty())) {
            write(contract.getSimpleName(), counts.lines(contract));
        }
    }

    /** Writes lines of the form of {@link java.util.Properties} to a file of that name. */
    static void write(String name, List<String> lines) {
        Path directory = Path.of(System.getProperty(
                "timebank.counts", Path.of("target", "contract").toString()));
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(name + ".properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(Class<?> contract) {
        long rules = Stream.of(contract.getMethods())
                .filter(method -> method.isAnnotationPresent(Rule.class))
                .count();
        List<String> lines = new ArrayList<>();
        lines.add("contract = " + contract.getName());
        lines.add("rules = " + rules);
        lines.add("rules.covered = "
                + covered.stream().filter(rule -> !failed.contains(rule)).count());
        lines.add("rules.failed = " + String.join(" ", failed));
        lines.add("commands = " + commands.sum());
        lines.add("faults = " + faults.sum());
        seeds.forEach((rule, seed) -> lines.add("seed." + rule + " = " + seed));
        return lines;
    }
}
