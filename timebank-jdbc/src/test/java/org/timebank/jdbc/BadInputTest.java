package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.timebank.Timebank;
import org.timebank.command.Command;

/**
 * Whatever stands in a text, a day or a moment of a command: it is refused before a database sees it, or it is stored and
 * comes back unchanged.
 */
class BadInputTest {

    @OnEveryEngine
    void isRefusedOrComesBack(Engine engine) {
        SoftAssertions all = new SoftAssertions();
        for (Class<?> kind : Samples.kinds()) {
            Town town = new Town(engine);
            all.assertThat(Attempts.codes(town.submit(Samples.of(kind, town))))
                    .as(kind.getSimpleName())
                    .isEmpty();
            Command<?> sample = Samples.of(kind, town);
            for (Leaf leaf : Leaf.of("", sample)) {
                new Attempts(town, kind, leaf, all).refused();
            }
            for (Leaf leaf : Leaf.of("", sample)) {
                new Attempts(town, kind, leaf, all).kept();
            }
            all.assertThat(town.verifies()).as(kind.getSimpleName()).isTrue();
            all.assertThat(town.bank().reports().activity().sumOfBalances()).isZero();
        }
        all.assertAll();
    }

    @Test
    void eachCommandIsTried() {
        Set<Class<?>> commands = Arrays.stream(Timebank.class.getMethods())
                .map(Method::getReturnType)
                .filter(noun -> noun.isInterface() && noun.getName().startsWith("org.timebank."))
                .flatMap(noun -> Arrays.stream(noun.getMethods()))
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .filter(Command.class::isAssignableFrom)
                .collect(Collectors.toSet());
        assertThat(Samples.kinds()).isEqualTo(commands);
    }
}
