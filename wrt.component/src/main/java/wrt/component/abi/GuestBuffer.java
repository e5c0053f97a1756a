// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.Arrays;
import wrt.component.async.Buffer;

/**
 * A buffer in a guest's memory.
 *
 * <p>Source: Component Model, CanonicalABI, "Buffer State" ({@code BufferGuestImpl}).
 */
final class GuestBuffer implements Buffer {

    private final CopyPlan plan;
    private final int length;
    private int pointer;
    private int progress;

    GuestBuffer(CopyPlan plan, int pointer, int length) {
        this.plan = plan;
        this.pointer = pointer;
        this.length = length;
    }

    @Override
    public int remaining() {
        return length - progress;
    }

    @Override
    public int progress() {
        return progress;
    }

    @Override
    public void moveTo(Buffer to, int count) {
        switch (to) {
            case GuestBuffer guest -> moveTo(guest, count);
            case HostBuffer host -> host.take(this, count);
            default -> throw new IllegalArgumentException("no buffer of a guest or of the host: " + to);
        }
        advance(count);
    }

    private void moveTo(GuestBuffer to, int count) {
        ValuePlan element = plan.element();
        if (element != null) {
            Transfer transfer = new Transfer(plan.context(GuestBoundary.INSTANCE),
                    to.plan.context(GuestBoundary.INSTANCE));
            transfer.move(element, pointer, to.pointer, count, plan.elementSize());
        }
        to.advance(count);
    }

    private void advance(int count) {
        pointer += count * plan.elementSize();
        progress += count;
    }

    /** Reads elements for the host, without advancing. */
    void load(Boundary host, int count, Object[] into, int offset) {
        ValuePlan element = plan.element();
        if (element == null) {
            Arrays.fill(into, offset, offset + count, HostBuffer.UNIT);
            return;
        }
        LiftLowerContext cx = plan.context(host);
        int at = pointer;
        for (int i = 0; i < count; i++) {
            into[offset + i] = element.load(cx, at);
            at += plan.elementSize();
        }
    }

    /** Reads bytes for the host, without advancing. */
    void loadBytes(byte[] into, int offset, int count) {
        System.arraycopy(plan.context(GuestBoundary.INSTANCE).bytes(), pointer, into, offset, count);
    }

    /** Writes elements of the host. */
    void store(Boundary host, int count, Object[] from, int offset) {
        ValuePlan element = plan.element();
        if (element != null) {
            LiftLowerContext cx = plan.context(host);
            int at = pointer;
            for (int i = 0; i < count; i++) {
                cx.refresh();
                element.store(cx, from[offset + i], at);
                at += plan.elementSize();
            }
        }
        advance(count);
    }

    /** Writes bytes of the host. */
    void storeBytes(byte[] from, int offset, int count) {
        System.arraycopy(from, offset, plan.context(GuestBoundary.INSTANCE).bytes(), pointer, count);
        advance(count);
    }
}
