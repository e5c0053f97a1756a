// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code variant}, {@code option}, {@code result}: a discriminant and the payload of its case.
 *
 * <p>Cases share their core values, and a value that is narrower than the shared one is found in its low bits. As core
 * values are kept as 64-bit words with zeros above a 32-bit one, no conversion is needed in either direction.
 */
final class VariantPlan implements ValuePlan {

    private final VariantForm form;
    private final @Nullable ValuePlan[] payloads;
    private final Discriminant discriminant;
    private final int payloadOffset;
    private final int flatCount;

    /**
     * A plan.
     *
     * @param form how Java sees the values
     * @param payloads the plans of the payloads, null for none
     * @param payloadAlignment the largest alignment of a payload, in bytes
     * @param flatCount core values, the discriminant included
     */
    VariantPlan(VariantForm form, List<? extends @Nullable ValuePlan> payloads, int payloadAlignment, int flatCount) {
        this.form = form;
        this.payloads = payloads.toArray(ValuePlan[]::new);
        this.discriminant = Discriminant.of(payloads.size());
        this.payloadOffset = Math.max(discriminant.size(), payloadAlignment);
        this.flatCount = flatCount;
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        int index = discriminant.check((int) flat[at]);
        ValuePlan payload = payloads[index];
        return form.make(index, payload == null ? null : payload.lift(cx, flat, at + 1));
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        int index = form.index(value);
        Arrays.fill(flat, at + 1, at + flatCount, 0);
        flat[at] = index;
        ValuePlan payload = payloads[index];
        if (payload != null) {
            payload.lower(cx, Objects.requireNonNull(form.payload(value)), flat, at + 1);
        }
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        int index = discriminant.load(cx, pointer);
        ValuePlan payload = payloads[index];
        return form.make(index, payload == null ? null : payload.load(cx, pointer + payloadOffset));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        int index = form.index(value);
        discriminant.store(cx, index, pointer);
        ValuePlan payload = payloads[index];
        if (payload != null) {
            payload.store(cx, Objects.requireNonNull(form.payload(value)), pointer + payloadOffset);
        }
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int index = discriminant.transfer(t, source, at, target, place);
        if (target != null) {
            Arrays.fill(target, place + 1, place + flatCount, 0);
        }
        ValuePlan payload = payloads[index];
        if (payload != null) {
            payload.transfer(t, source, at + (source == null ? payloadOffset : 1), target,
                    place + (target == null ? payloadOffset : 1));
        }
    }

    @Override
    public void check(@Nullable Object value) {
        int index = value == null ? -1 : form.index(value);
        if (value == null || index < 0) {
            throw ValueMismatchException.expected(form.expected(), value);
        }
        ValuePlan plan = payloads[index];
        Object payload = form.payload(value);
        if (plan == null) {
            if (payload != null) {
                throw ValueMismatchException.problem("case " + form.label(index) + " has no payload");
            }
            return;
        }
        try {
            plan.check(payload);
        } catch (ValueMismatchException e) {
            throw e.in(form.label(index));
        }
    }

    @Override
    public int hostBytes() {
        int most = 0;
        for (ValuePlan payload : payloads) {
            most = payload == null ? most : Math.max(most, payload.hostBytes());
        }
        return 24 + most;
    }
}
