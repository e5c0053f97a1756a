// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;

/** How Java sees the values of a variant and of the types that are special variants. */
interface VariantForm {

    /** The value for a case; the payload is null where the case has none. */
    Object make(int index, @Nullable Object payload);

    /** The case of a value, or -1 if it is no value of the type. */
    int index(Object value);

    /** The payload of a value, or null for none. */
    @Nullable
    Object payload(Object value);

    /** The name of a case, for messages. */
    String label(int index);

    /** What was expected, for messages. */
    String expected();

    /** {@code option}: an {@link Optional}. */
    enum Option implements VariantForm {
        INSTANCE;

        @Override
        public Object make(int index, @Nullable Object payload) {
            return Optional.ofNullable(payload);
        }

        @Override
        public int index(Object value) {
            return value instanceof Optional<?> o ? o.isPresent() ? 1 : 0 : -1;
        }

        @Override
        public @Nullable Object payload(Object value) {
            return ((Optional<?>) value).orElse(null);
        }

        @Override
        public String label(int index) {
            return index == 0 ? "none" : "some";
        }

        @Override
        public String expected() {
            return "option (Optional)";
        }
    }

    /** {@code result}: a {@link ResultValue}. */
    enum Result implements VariantForm {
        INSTANCE;

        @Override
        public Object make(int index, @Nullable Object payload) {
            return new ResultValue(index == 0, payload);
        }

        @Override
        public int index(Object value) {
            return value instanceof ResultValue r ? r.isOk() ? 0 : 1 : -1;
        }

        @Override
        public @Nullable Object payload(Object value) {
            return ((ResultValue) value).payload();
        }

        @Override
        public String label(int index) {
            return index == 0 ? "ok" : "error";
        }

        @Override
        public String expected() {
            return "result (ResultValue)";
        }
    }

    /** {@code variant}: a {@link VariantValue}. */
    final class Named implements VariantForm {

        private final List<String> labels;
        private final Map<String, Integer> indices = new HashMap<>();

        Named(List<String> labels) {
            this.labels = List.copyOf(labels);
            for (int i = 0; i < labels.size(); i++) {
                indices.put(labels.get(i), i);
            }
        }

        @Override
        public Object make(int index, @Nullable Object payload) {
            return new VariantValue(labels.get(index), payload);
        }

        @Override
        public int index(Object value) {
            return value instanceof VariantValue v ? indices.getOrDefault(v.label(), -1) : -1;
        }

        @Override
        public @Nullable Object payload(Object value) {
            return ((VariantValue) value).payload();
        }

        @Override
        public String label(int index) {
            return labels.get(index);
        }

        @Override
        public String expected() {
            return "variant (VariantValue) with one of the cases " + labels;
        }
    }
}
