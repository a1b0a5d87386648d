package org.timebank.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {

    @Test
    void isTheMiddleOne() {
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    }

    @Test
    void isBetweenTheTwoInTheMiddle() {
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
    }

    @Test
    void isNotThereForNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Medians.of(List.of()));
    }
}
