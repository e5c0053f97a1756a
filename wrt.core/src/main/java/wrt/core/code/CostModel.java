// SPDX-License-Identifier: Apache-2.0
package wrt.core.code;

import java.util.EnumMap;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What instructions cost, in fuel. Immutable; two models with the same weights have the same {@link #version()}, which is
 * part of the identity of compiled code.
 *
 * @param weights cost of one instruction of each class, 0 to {@value #MAX_WEIGHT}; a class that is missing costs 1
 * @param functionEntry cost of entering a function
 * @param bulkByte cost of each byte that a bulk operation writes, added when it has succeeded
 * @param tableElement cost of each table or array element that a bulk operation writes, added when it has succeeded
 * @param grownPage cost of each page that a memory has after it grew, as growing copies it
 */
@ProviderType
public record CostModel(
        Map<InstructionClass, Integer> weights, int functionEntry, int bulkByte, int tableElement, int grownPage) {

    /** Largest weight. */
    public static final int MAX_WEIGHT = 1_000_000;

    /** Largest cost of a byte or an element: a whole memory at this price still fits in the register. */
    public static final int MAX_UNIT_WEIGHT = 1000;

    /** Version of the rules that turn weights into charges. */
    private static final int RULES = 1;

    /** Checks the ranges, and completes the weights. */
    public CostModel {
        EnumMap<InstructionClass, Integer> all = new EnumMap<>(InstructionClass.class);
        for (InstructionClass c : InstructionClass.values()) {
            all.put(c, checked(c.name(), weights.getOrDefault(c, 1)));
        }
        weights = Map.copyOf(all);
        checked("functionEntry", functionEntry);
        checkedUnit("bulkByte", bulkByte);
        checkedUnit("tableElement", tableElement);
        checked("grownPage", grownPage);
    }

    /**
     * Wasmtime's fuel: 1 per executed instruction, 0 for {@code nop}, {@code drop}, {@code block}, {@code loop}, {@code
     * unreachable}, {@code return}, {@code else} and {@code end}, 1 at each function entry, 1 per byte or element of a
     * successful bulk operation. A grown memory costs 256 per page of its new size: a 256th of a bulk copy per byte,
     * as it is moved at the speed of the machine.
     */
    public static CostModel defaults() {
        return new CostModel(
                Map.of(
                        InstructionClass.NOP, 0,
                        InstructionClass.DROP, 0,
                        InstructionClass.STRUCTURE, 0,
                        InstructionClass.UNREACHABLE, 0,
                        InstructionClass.RETURN, 0),
                1,
                1,
                1,
                256);
    }

    /** Cost of one instruction of the class. */
    public int weight(InstructionClass c) {
        return weights.getOrDefault(c, 1);
    }

    /** Identifies the weights and the rules: the same text for the same charges, safe in a file name. */
    public String version() {
        StringBuilder text = new StringBuilder("c").append(RULES);
        for (InstructionClass c : InstructionClass.values()) {
            text.append('.').append(weights.get(c));
        }
        return text.append('-').append(functionEntry).append('.').append(bulkByte).append('.').append(tableElement)
                .append('.').append(grownPage).toString();
    }

    private static void checkedUnit(String what, int weight) {
        if (weight < 0 || weight > MAX_UNIT_WEIGHT) {
            throw new IllegalArgumentException(what + " must cost 0 to " + MAX_UNIT_WEIGHT + ", not " + weight);
        }
    }

    private static int checked(String what, int weight) {
        if (weight < 0 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException(what + " must cost 0 to " + MAX_WEIGHT + ", not " + weight);
        }
        return weight;
    }
}
