// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code enum}: its label, a {@link String}. */
final class EnumPlan implements ValuePlan {

    private final List<String> labels;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Discriminant discriminant;

    EnumPlan(List<String> labels) {
        this.labels = labels;
        this.discriminant = Discriminant.of(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            indices.put(labels.get(i), i);
        }
    }

    /** A checked label, or one that another guest has. */
    private int index(Object label) {
        return Objects.requireNonNull(indices.get(label));
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return labels.get(discriminant.check((int) flat[at]));
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        flat[at] = index(value);
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return labels.get(discriminant.load(cx, pointer));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        discriminant.store(cx, index(value), pointer);
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        discriminant.transfer(t, source, at, target, place);
    }

    @Override
    public void check(@Nullable Object value) {
        if (!indices.containsKey(value)) {
            throw ValueMismatchException.problem("unknown enum label " + value + ", expected one of " + labels);
        }
    }

    @Override
    public int hostBytes() {
        return 0;
    }
}
