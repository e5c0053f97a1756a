// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import wrt.api.value.VariantValue;
import wrt.component.TypeText;
import wrt.component.ValType;

/**
 * A WIT variant and a sealed interface, one record for each case: without components for a case without payload, else
 * with the payload as its only component.
 *
 * @param byLabel the cases by WIT name
 * @param byType the same cases by Java record
 */
record VariantConversion(Map<String, Branch> byLabel, Map<Class<?>, Branch> byType) implements Conversion {

    /**
     * One case.
     *
     * @param label its WIT name
     * @param shape the Java record
     * @param payload the payload's conversion, or null
     */
    record Branch(String label, RecordShape shape, @Nullable Conversion payload) {
    }

    static VariantConversion of(ValType.VariantT wit, Class<?> sealed, Conversions conversions) throws Misfit {
        List<Class<?>> permitted = Arrays.asList(sealed.getPermittedSubclasses());
        Map<String, Branch> byLabel = new HashMap<>();
        Map<Class<?>, Branch> byType = new HashMap<>();
        for (ValType.Case each : wit.cases()) {
            Class<?> type = Names.find(permitted, Class::getSimpleName, each.name())
                    .orElseThrow(() -> missing(sealed, each));
            if (!type.isRecord()) {
                throw new Misfit(type.getName() + " must be a record");
            }
            Branch branch = branch(each, type, conversions);
            byLabel.put(each.name(), branch);
            byType.put(type, branch);
        }
        for (Class<?> type : permitted) {
            if (!byType.containsKey(type)) {
                throw new Misfit(type.getName() + " is no case of " + TypeText.of(wit));
            }
        }
        return new VariantConversion(Map.copyOf(byLabel), Map.copyOf(byType));
    }

    private static Branch branch(ValType.Case each, Class<?> type, Conversions conversions) throws Misfit {
        RecordShape shape = RecordShape.of(type);
        ValType payload = each.type();
        if (shape.size() != (payload == null ? 0 : 1)) {
            throw new Misfit("record " + type.getName() + " must have " + (payload == null
                    ? "no component"
                    : "one component: " + Fitting.types(payload)));
        }
        if (payload == null) {
            return new Branch(each.name(), shape, null);
        }
        try {
            return new Branch(each.name(), shape, conversions.of(payload, shape.type(0)));
        } catch (Misfit e) {
            throw e.within(type.getName());
        }
    }

    private static Misfit missing(Class<?> sealed, ValType.Case each) {
        ValType payload = each.type();
        return new Misfit(sealed.getName() + " has no record for the case " + each.name() + "; fitting: record "
                + Names.pascal(each.name()) + (payload == null ? "()" : "(" + Fitting.types(payload) + ")"));
    }

    @Override
    public Object toWit(@Nullable Object java) {
        Branch branch = java == null ? null : byType.get(java.getClass());
        if (java == null || branch == null) {
            throw new IllegalArgumentException(java + " is no case of the variant");
        }
        Conversion payload = branch.payload();
        return new VariantValue(branch.label(), payload == null ? null : payload.toWit(branch.shape().get(java, 0)));
    }

    @Override
    public Object toJava(@Nullable Object wit) {
        if (!(wit instanceof VariantValue value)) {
            throw new IllegalArgumentException("a variant is a VariantValue, not " + wit);
        }
        Branch branch = byLabel.get(value.label());
        if (branch == null) {
            throw new IllegalArgumentException("the variant has no case " + value.label());
        }
        Conversion payload = branch.payload();
        return payload == null
                ? branch.shape().make(new Object[0])
                : branch.shape().make(new @Nullable Object[]{payload.toJava(value.payload())});
    }
}
