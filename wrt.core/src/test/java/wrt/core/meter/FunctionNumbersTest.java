// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import wrt.core.TrapException;

class FunctionNumbersTest {
    private final FunctionNumbers numbers = new FunctionNumbers();

    @Test
    void aNumberLeadsToItsFunctionAndInstance() {
        FunctionNumbers.Owner a = numbers.owner("a", 5000);
        FunctionNumbers.Owner b = numbers.owner("b", 10);
        int far = numbers.number(a, 4999);
        int same = numbers.number(b, 0);
        int near = numbers.number(a, 0);
        assertThat(far).isNotEqualTo(same).isNotEqualTo(near).isEqualTo(numbers.number(a, 4999));
        assertThat(near).isNotEqualTo(same);
        assertThat(numbers.function(far)).isEqualTo(4999);
        assertThat(numbers.instance(far)).isEqualTo("a");
        assertThat(numbers.function(same)).isZero();
        assertThat(numbers.instance(same)).isEqualTo("b");
        assertThat(numbers.function(a, near)).isZero();
        assertThat(numbers.function(b, near)).isEqualTo(-1);
    }

    @Test
    void whatIsNoNumberOfAFunctionTraps() {
        FunctionNumbers.Owner a = numbers.owner("a", 10);
        int last = numbers.number(a, 9);
        for (int wrong : new int[]{last + 1, last + 2 * FunctionNumbers.BLOCK, Integer.MAX_VALUE, Integer.MIN_VALUE,
            -2}) {
            assertThat(numbers.function(numbers.owner("b", 1), wrong)).isEqualTo(-1);
            assertThatThrownBy(() -> numbers.function(wrong)).isInstanceOf(TrapException.class);
        }
    }

    @Test
    void theNumbersOfAnInstanceThatIsGoneAreUsedAgain() {
        FunctionNumbers.Owner a = numbers.owner("a", 9000);
        FunctionNumbers.Owner b = numbers.owner("b", 10);
        int first = numbers.number(a, 0);
        int second = numbers.number(a, 8000);
        numbers.number(b, 0);
        a.enqueue();
        assertThatThrownBy(() -> numbers.instance(first)).isInstanceOf(TrapException.class);
        FunctionNumbers.Owner c = numbers.owner("c", 9000);
        assertThat(
                Set.of(numbers.number(c, 0) / FunctionNumbers.BLOCK, numbers.number(c, 8000) / FunctionNumbers.BLOCK))
                .isEqualTo(Set.of(first / FunctionNumbers.BLOCK, second / FunctionNumbers.BLOCK));
        assertThat(numbers.instance(first)).isEqualTo("c");
    }
}
