// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import wrt.api.value.RecordValue;
import wrt.api.value.VariantValue;
import wrt.component.HostResourceType;
import wrt.component.ValType;
import wrt.component.abi.RandomValues;

/** Random values of the host, with resources in them. */
record HostValues(Random random, HostResourceType resource) {

    Object of(ValType type) {
        if (!type.shape().containsResource()) {
            return new RandomValues(random).value(type);
        }
        return switch (type) {
            case ValType.Own t -> resource.create("object");
            case ValType.Borrow t -> resource.create("object");
            case ValType.ListT t -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(of(t.element()));
                }
                yield list;
            }
            case ValType.OptionT t -> random.nextBoolean() ? Optional.of(of(t.type())) : Optional.empty();
            case ValType.VariantT t -> {
                ValType.Case c = t.cases().get(random.nextInt(t.cases().size()));
                yield new VariantValue(c.name(), c.type() == null ? null : of(c.type()));
            }
            case ValType.RecordT t -> {
                LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
                t.fields().forEach(f -> fields.put(f.name(), of(f.type())));
                yield new RecordValue(fields);
            }
            default -> throw new IllegalArgumentException(type.toString());
        };
    }
}
