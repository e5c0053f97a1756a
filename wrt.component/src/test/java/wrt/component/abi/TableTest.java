// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void behavesAsAListWithAStackOfFreeIndices() {
        Random random = new Random(1);
        Table table = new Table(1000);
        List<Object> model = new ArrayList<>();
        model.add(null);
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            int index = random.nextInt(model.size());
            if (random.nextInt(3) > 0 && table.size() < 900) {
                int expected = free.isEmpty() ? model.size() : free.removeLast();
                if (expected == model.size()) {
                    model.add(i);
                } else {
                    model.set(expected, i);
                }
                assertThat(table.add(i)).isEqualTo(expected);
            } else if (model.get(index) != null) {
                assertThat(table.remove(index)).isEqualTo(model.get(index));
                model.set(index, null);
                free.add(index);
            } else {
                assertThatThrownBy(() -> table.get(index)).hasMessage("unknown handle index " + index);
            }
            assertThat(table.size()).isEqualTo((int) model.stream().filter(m -> m != null).count());
        }
    }
}
