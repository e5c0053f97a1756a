// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.ValType;
import wrt.component.async.ElementType;
import wrt.component.async.EndKind;

/** What the host has to know of a stream or future whose readable end comes or goes. */
public final class EndElement {

    private final EndPlan plan;

    EndElement(EndPlan plan) {
        this.plan = plan;
    }

    /** A readable end. */
    public EndKind kind() {
        return plan.kind();
    }

    /** What it carries, comparable at run time. */
    public ElementType type() {
        return plan.type();
    }

    /** Whether elements are bytes, which the host sees in chunks. */
    public boolean isBytes() {
        return plan.element() instanceof ValType.U8;
    }

    /** Whether elements have a type; without one they are only counted. */
    public boolean hasType() {
        return plan.element() != null;
    }

    /**
     * Rejects what is no element.
     *
     * @throws IllegalArgumentException names what was expected and found
     */
    public void check(@Nullable Object value) {
        ValuePlan element = plan.plan();
        if (element != null) {
            element.check(value);
        }
    }
}
