// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import java.util.ArrayList;
import java.util.List;
import wrt.core.binary.Bytes;
import wrt.core.code.BulkSite;
import wrt.core.flow.FunctionFlow;
import wrt.core.flow.Op;
import wrt.core.flow.Opcodes;

/** Writes the metered form of one function body. */
final class FunctionMeter {

    /*
     * A function without try_table keeps the register in a local while it can: the register global is read when the
     * function first charges, and written before calls and on the way out. At every label the local is what counts, so
     * loops touch the global only where they call. After a call nothing is done until the next charge, label or exit,
     * so calls in a row cost nothing in between.
     *
     * The caller counts the call: it writes the register with the depth raised by one, and takes the one off again when
     * it next reads or writes it. So a function that calls nothing has no depth to restore, and needs no check of it.
     *
     * A function with try_table does not know which of its calls throws, so it keeps the register in the global, at its
     * own depth, and sets that depth again at every label where an exception may arrive.
     *
     * Tail calls become calls: their frames count, which keeps the depth limit deterministic on the Java stack.
     */

    private enum State {
        /** The local counts; the global is out of date. */
        LOCAL,
        /** The global counts, at this function's depth. */
        GLOBAL,
        /** The global counts, at the depth of this function's callees. */
        CALLED
    }

    private static final int VOID = 0x40;

    private final byte[] module;
    private final FunctionFlow flow;
    private final MeteredLayout layout;
    private final int bodyEnd;
    private final int register;
    private final int depth;
    private final int units;
    private final int pages;
    private final Bytes out = new Bytes();
    private final List<Open> open = new ArrayList<>();
    private final boolean cached;
    private final boolean resultless;
    private final boolean guarded;
    private State state = State.GLOBAL;

    private record Open(int op, State stateAtIf) {
    }

    /**
     * Prepares a function.
     *
     * @param module the original bytes
     * @param bodyEnd offset after the body
     * @param firstLocal index of the first local that is free
     * @param resultless whether the function has no results
     */
    FunctionMeter(
            byte[] module, FunctionFlow flow, int bodyEnd, MeteredLayout layout, int firstLocal, boolean resultless) {
        this.module = module;
        this.flow = flow;
        this.layout = layout;
        this.bodyEnd = bodyEnd;
        this.resultless = resultless;
        this.cached = !flow.hasTry();
        this.guarded = layout.target() == Target.INTERPRETER && flow.ops().stream().anyMatch(FunctionMeter::wraps);
        this.register = firstLocal;
        this.depth = firstLocal + 1;
        this.units = firstLocal + longLocals();
        this.pages = units + 1;
    }

    private int longLocals() {
        return guarded ? 3 : cached ? 1 : 2;
    }

    private int intLocals() {
        return guarded ? 4 : flow.bulk().isEmpty() ? 0 : 2;
    }

    /** Number of groups that {@link #writeLocals} writes. */
    int localGroups() {
        return intLocals() > 0 ? 2 : 1;
    }

    /** Declares the locals that are added after the function's own. */
    void writeLocals(Bytes declarations) {
        declarations.unsigned(longLocals()).put(0x7E);
        if (intLocals() > 0) {
            declarations.unsigned(intLocals()).put(0x7F);
        }
    }

    /**
     * The new instructions, final {@code end} included.
     *
     * @param resultBlock block type without parameters with the function's results
     */
    Bytes write(Bytes resultBlock, boolean checkEntry) {
        List<Op> ops = flow.ops();
        if (flow.functionCaught()) {
            out.put(Opcodes.BLOCK).put(resultBlock);
        }
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            int end = i + 1 < ops.size() ? ops.get(i + 1).offset() : bodyEnd;
            if (flow.live().get(i)) {
                if (flow.blockAt()[i] >= 0) {
                    enter(flow.blockAt()[i], i, checkEntry);
                }
                live(i, op, end);
            } else {
                if (op.opcode() == Opcodes.END && open.isEmpty()) {
                    landing();
                }
                copy(op.offset(), end);
                nest(i, op);
            }
        }
        return out;
    }

    private void enter(int block, int i, boolean checkEntry) {
        long cost = flow.blocks().get(block).cost();
        boolean check = false;
        if (block == 0) {
            cost += layout.costs().functionEntry();
            check = checkEntry || !flow.calls().isEmpty();
        }
        int loop = flow.blocks().get(block).loop();
        boolean header = loop >= 0 && flow.loops().get(loop).header() == block;
        boolean checkLoop = header && !flow.loops().get(loop).backEdges().isEmpty();
        if (cached) {
            if (cost != 0 || check || checkLoop) {
                toLocal(cost);
            }
        } else {
            addToGlobal(-(cost << Register.FUEL_SHIFT), check || checkLoop);
            if (block == 0) {
                get(0x23, layout.register());
                constant(Register.DEPTH_MASK).put(0x83);
                get(0x21, depth);
            }
        }
        if (check) {
            get(0x20, register);
            constant(Register.STOP_MASK).put(0x83);
            constant(0).put(0x52);
            stop();
        } else if (checkLoop) {
            checkFuel();
        }
    }

    private void live(int i, Op op, int end) {
        switch (op.opcode()) {
            case Opcodes.LOOP -> toLabel();
            case Opcodes.IF -> {
                if (flow.elseless().get(i)) {
                    toLabel();
                }
            }
            case Opcodes.ELSE -> toLabel();
            case Opcodes.END -> {
                if (open.isEmpty()) {
                    finish();
                } else if (flow.merges().get(i)) {
                    toLabel();
                }
            }
            case Opcodes.BR -> beforeBranch((int) op.operands()[0]);
            case Opcodes.BR_IF -> {
                if (conditionalExit(op)) {
                    return;
                }
            }
            case Opcodes.BR_ON_NULL, Opcodes.BR_ON_NON_NULL -> beforeBranches(op.operands(), 0, 1);
            case Opcodes.BR_ON_CAST, Opcodes.BR_ON_CAST_FAIL -> beforeBranches(op.operands(), 1, 2);
            case Opcodes.BR_TABLE -> beforeBranches(op.operands(), 0, op.operands().length);
            case Opcodes.RETURN -> leave();
            case Opcodes.UNREACHABLE, Opcodes.THROW, Opcodes.THROW_REF -> publish();
            case Opcodes.CALL, Opcodes.CALL_INDIRECT, Opcodes.CALL_REF -> {
                call(op.offset(), end, op.opcode());
                return;
            }
            case Opcodes.RETURN_CALL -> {
                tailCall(op.offset(), end, Opcodes.CALL);
                return;
            }
            case Opcodes.RETURN_CALL_INDIRECT -> {
                tailCall(op.offset(), end, Opcodes.CALL_INDIRECT);
                return;
            }
            case Opcodes.RETURN_CALL_REF -> {
                tailCall(op.offset(), end, Opcodes.CALL_REF);
                return;
            }
            case Opcodes.REF_FUNC -> {
                copy(op.offset(), end);
                out.put(PlainCode.MARK);
                return;
            }
            default -> {
                if (guarded && wraps(op)) {
                    guard(op, end);
                }
                BulkSite.Unit unit = Opcodes.unit(op.opcode());
                if (unit != null) {
                    bulk(op, end, unit);
                    return;
                }
            }
        }
        copy(op.offset(), end);
        nest(i, op);
    }

    /** Follows the nesting, after the instruction was written. */
    private void nest(int i, Op op) {
        switch (op.opcode()) {
            case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY_TABLE -> {
                open.add(new Open(i, state));
                if (op.opcode() == Opcodes.LOOP && flow.caught().get(i)) {
                    restoreDepth();
                }
            }
            case Opcodes.ELSE -> state = open.getLast().stateAtIf();
            case Opcodes.END -> {
                if (open.isEmpty()) {
                    return;
                }
                Open closed = open.removeLast();
                if (flow.merges().get(i)) {
                    state = cached ? State.LOCAL : State.GLOBAL;
                }
                boolean loop = flow.ops().get(closed.op()).opcode() == Opcodes.LOOP;
                if (!loop && flow.caught().get(closed.op())) {
                    restoreDepth();
                }
            }
            default -> {
                // Everything else leaves the nesting as it is.
            }
        }
    }

    private void call(int start, int end, int opcode) {
        if (!cached) {
            addToGlobal(1, false);
            out.put(opcode);
            copy(start + 1, end);
            addToGlobal(-1, false);
            return;
        }
        if (state == State.LOCAL) {
            get(0x20, register);
            constant(1).put(0x7C);
            get(0x24, layout.register());
        } else if (state == State.GLOBAL) {
            addToGlobal(1, false);
        }
        state = State.CALLED;
        out.put(opcode);
        copy(start + 1, end);
    }

    private void tailCall(int start, int end, int opcode) {
        call(start, end, opcode);
        leave();
        out.put(Opcodes.RETURN);
    }

    private void bulk(Op op, int end, BulkSite.Unit unit) {
        int weight = switch (unit) {
            case BYTE -> layout.costs().bulkByte();
            case ELEMENT -> layout.costs().tableElement();
            case PAGE -> layout.costs().grownPage();
        };
        if (weight == 0) {
            copy(op.offset(), end);
            return;
        }
        get(0x22, units);
        copy(op.offset(), end);
        boolean grows = op.opcode() == Opcodes.MEMORY_GROW || op.opcode() == Opcodes.TABLE_GROW;
        if (cached) {
            toLocal(0);
        }
        if (grows) {
            // The result is the size before, or -1 for a refusal, which costs nothing.
            get(0x22, pages);
            get(0x20, pages);
            out.put(0x41).signed(-1).put(0x47);
            out.put(Opcodes.IF).put(VOID);
            get(0x20, pages);
            get(0x20, units);
            out.put(0x6A);
            get(0x21, units);
        }
        get(cached ? 0x20 : 0x23, cached ? register : layout.register());
        get(0x20, units);
        out.put(0xAD);
        constant((long) weight << Register.FUEL_SHIFT).put(0x7E).put(0x7D);
        if (cached) {
            get(0x21, register);
        } else {
            get(0x22, register);
            get(0x24, layout.register());
        }
        checkFuel();
        if (grows) {
            out.put(Opcodes.END);
        }
    }

    private static boolean wraps(Op op) {
        return (op.opcode() == 0x3A || op.opcode() == 0x3C || op.opcode() == 0x3E) && op.operands()[1] > 0;
    }

    /** The same access as a load; base and value pass through locals. */
    private void guard(Op op, int end) {
        int base = pages + 1;
        int value = op.opcode() == 0x3A ? pages + 2 : register + 2;
        get(0x21, value);
        get(0x22, base);
        out.put(op.opcode() == 0x3E ? 0x28 : 0x2D);
        copy(op.offset() + 1, end);
        out.put(0x1A);
        get(0x20, base);
        get(0x20, value);
    }

    private boolean conditionalExit(Op op) {
        int label = (int) op.operands()[0];
        if (!cached || label < open.size()) {
            toLabel();
            return false;
        }
        toLabel();
        if (resultless) {
            // Only the way out writes the register.
            out.put(Opcodes.IF).put(VOID);
            publish();
            out.put(Opcodes.BR).unsigned(label + 1L).put(Opcodes.END);
            return true;
        }
        publish();
        return false;
    }

    private void beforeBranch(int label) {
        if (label >= open.size()) {
            leave();
        } else {
            toLabel();
        }
    }

    private void beforeBranches(long[] operands, int from, int to) {
        toLabel();
        for (int k = from; k < to; k++) {
            if (operands[k] >= open.size()) {
                publish();
                return;
            }
        }
    }

    private void finish() {
        leave();
        landing();
    }

    /** Before the last {@code end}: where exceptions arrive that are caught at the label of the function. */
    private void landing() {
        if (flow.functionCaught()) {
            out.put(Opcodes.END);
            restoreDepth();
        }
        out.put(PlainCode.NOP);
    }

    private void toLabel() {
        if (cached) {
            toLocal(0);
        }
    }

    private void toLocal(long cost) {
        long delta = -(cost << Register.FUEL_SHIFT) - (state == State.CALLED ? 1 : 0);
        if (state == State.LOCAL && delta == 0) {
            return;
        }
        get(state == State.LOCAL ? 0x20 : 0x23, state == State.LOCAL ? register : layout.register());
        if (delta != 0) {
            constant(delta).put(0x7C);
        }
        get(0x21, register);
        state = State.LOCAL;
    }

    /** The global at this function's depth. */
    private void leave() {
        if (state == State.CALLED) {
            addToGlobal(-1, false);
        } else {
            publish();
        }
        state = State.GLOBAL;
    }

    /** Writes the local to the global, and goes on with the local. */
    private void publish() {
        if (state == State.LOCAL) {
            get(0x20, register);
            get(0x24, layout.register());
        }
    }

    private void addToGlobal(long delta, boolean keep) {
        if (delta == 0 && !keep) {
            return;
        }
        get(0x23, layout.register());
        constant(delta).put(0x7C);
        if (keep) {
            get(0x22, register);
        }
        get(0x24, layout.register());
    }

    private void restoreDepth() {
        get(0x23, layout.register());
        constant(~Register.DEPTH_MASK).put(0x83);
        get(0x20, depth);
        out.put(0x84);
        get(0x24, layout.register());
    }

    private void checkFuel() {
        get(0x20, register);
        constant(0).put(0x53);
        stop();
    }

    private void stop() {
        out.put(Opcodes.IF).put(VOID);
        get(0x20, register);
        get(0x24, layout.hook());
        if (cached) {
            get(0x23, layout.register());
            get(0x21, register);
        }
        out.put(Opcodes.END);
    }

    private Bytes constant(long value) {
        return out.put(0x42).signed(value);
    }

    private void get(int opcode, int index) {
        out.put(opcode).unsigned(index);
    }

    private void copy(int from, int to) {
        out.put(module, from, to);
    }
}
