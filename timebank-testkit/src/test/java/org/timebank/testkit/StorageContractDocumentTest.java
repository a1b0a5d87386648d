package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Every rule of {@code docs/storage-contract.md} has a test, and every test of the contract proves a rule. */
class StorageContractDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "storage-contract.md");
    private static final Pattern LINE = Pattern.compile("\\| (S\\d+\\.\\d+) \\| (.+) \\| `(\\w+)` \\|");

    @Test
    void everyTestNamesItsRule() {
        assertThat(tests().filter(test -> !test.isAnnotationPresent(Rule.class)).map(Method::getName))
                .isEmpty();
    }

    @Test
    void theDocumentNamesTheTestOfEachRule() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher rule = LINE.matcher(line);
            if (rule.matches()) {
                assertThat(documented.put(rule.group(1), rule.group(3)))
                        .as("another test of %s", rule.group(1))
                        .isNull();
            }
        }

        assertThat(documented).isEqualTo(proved()).isNotEmpty();
    }

    @Test
    void rulesAreNumberedWithoutGapsInTheirGroups() {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (String number : proved().keySet()) {
            int dot = number.indexOf('.');
            groups.computeIfAbsent(Integer.valueOf(number.substring(1, dot)), group -> new ArrayList<>())
                    .add(Integer.valueOf(number.substring(dot + 1)));
        }

        assertThat(groups.keySet()).containsExactlyElementsOf(upTo(groups.size()));
        assertThat(groups.values())
                .allSatisfy(rules -> assertThat(rules).containsExactlyInAnyOrderElementsOf(upTo(rules.size())));
    }

    private static List<Integer> upTo(int last) {
        return Stream.iterate(1, i -> i + 1).limit(last).toList();
    }

    private static Map<String, String> proved() {
        Map<String, String> proved = new TreeMap<>();
        tests().forEach(test -> Optional.ofNullable(test.getAnnotation(Rule.class))
                .ifPresent(rule -> assertThat(proved.put(rule.value(), test.getName()))
                        .as("another test of %s", rule.value())
                        .isNull()));
        return proved;
    }

    private static Stream<Method> tests() {
        return Stream.of(StoreContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(Property.class));
    }
}
