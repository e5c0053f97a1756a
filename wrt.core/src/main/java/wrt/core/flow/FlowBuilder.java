// SPDX-License-Identifier: Apache-2.0
package wrt.core.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wrt.core.code.BasicBlock;
import wrt.core.code.BulkSite;
import wrt.core.code.CallSite;
import wrt.core.code.CallSite.Target;
import wrt.core.code.CostModel;
import wrt.core.code.Loop;

/** Finds the basic blocks of a validated function body in one pass over its instructions. */
public final class FlowBuilder {

    /*
     * The body is structured, so a stack of the open control instructions is all the state that is needed. A block ends
     * after a branch, at a label that something branches to, and around a loop. Code after an unconditional branch is
     * dead until the else or end that closes it, and gets no block. The end of a block that nobody branches to changes
     * nothing: fewer blocks, fewer charges.
     */

    private final List<Op> ops;
    private final int end;
    private final CostModel costs;
    private final List<Draft> blocks = new ArrayList<>();
    private final List<LoopDraft> loops = new ArrayList<>();
    private final List<CallSite> calls = new ArrayList<>();
    private final List<BulkSite> bulk = new ArrayList<>();
    private final BitSet live = new BitSet();
    private final BitSet merges = new BitSet();
    private final BitSet caught = new BitSet();
    private final BitSet elseless = new BitSet();
    private final int[] blockAt;
    private final List<Frame> frames = new ArrayList<>();
    private boolean reachable = true;
    private @Nullable Draft current;
    private List<Draft> predecessors = new ArrayList<>();
    private @Nullable Frame openedLoop;
    private boolean hasTry;
    private boolean functionCaught;

    private FlowBuilder(List<Op> ops, int end, CostModel costs) {
        this.ops = ops;
        this.end = end;
        this.costs = costs;
        this.blockAt = new int[ops.size()];
        Arrays.fill(blockAt, -1);
    }

    /**
     * The flow of one body.
     *
     * @param ops all instructions, the final {@code end} included
     * @param end byte offset after the last one
     */
    public static FunctionFlow build(List<Op> ops, int end, CostModel costs) {
        return new FlowBuilder(ops, end, costs).build();
    }

    private static final class Draft {
        final int id;
        final int start;
        final int loop;
        final TreeSet<Integer> successors = new TreeSet<>();
        int end;
        int instructions;
        long cost;
        boolean mayThrow;

        Draft(int id, int start, int loop) {
            this.id = id;
            this.start = start;
            this.loop = loop;
        }
    }

    private static final class LoopDraft {
        final int offset;
        final int parent;
        final TreeSet<Integer> backEdges = new TreeSet<>();
        int header;

        LoopDraft(int offset, int parent) {
            this.offset = offset;
            this.parent = parent;
        }
    }

    private static final class Frame {
        final int op;
        final int opcode;
        final boolean reachable;
        final List<Draft> branches = new ArrayList<>();
        final List<Frame> handlers = new ArrayList<>();
        final int firstBlock;
        @Nullable
        Draft condition;
        @Nullable
        Draft header;
        int loop;
        boolean hasElse;

        Frame(int op, int opcode, boolean reachable, int firstBlock, int loop) {
            this.op = op;
            this.opcode = opcode;
            this.reachable = reachable;
            this.firstBlock = firstBlock;
            this.loop = loop;
        }
    }

    private FunctionFlow build() {
        frames.add(new Frame(-1, Opcodes.BLOCK, true, 0, -1));
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            if (reachable) {
                begin(i, op);
            }
            step(i, op);
        }
        return new FunctionFlow(
                ops,
                blocks.stream()
                        .map(b -> new BasicBlock(b.id, b.start, b.end, b.instructions, b.cost, b.loop,
                                List.copyOf(b.successors)))
                        .toList(),
                finishedLoops(),
                calls,
                bulk,
                live,
                blockAt,
                merges,
                caught,
                elseless,
                hasTry,
                functionCaught);
    }

    private List<Loop> finishedLoops() {
        List<Loop> result = new ArrayList<>();
        for (LoopDraft l : loops) {
            result.add(new Loop(result.size(), l.offset, l.parent, l.header, List.copyOf(l.backEdges)));
        }
        return result;
    }

    private void begin(int i, Op op) {
        live.set(i);
        Draft block = current;
        if (block == null) {
            block = new Draft(blocks.size(), op.offset(), frames.getLast().loop);
            blocks.add(block);
            blockAt[i] = block.id;
            for (Draft p : predecessors) {
                p.successors.add(block.id);
            }
            predecessors = new ArrayList<>();
            if (openedLoop != null) {
                openedLoop.header = block;
                loops.get(openedLoop.loop).header = block.id;
                openedLoop = null;
            }
            current = block;
        }
        block.instructions++;
        block.cost += costs.weight(Opcodes.classOf(op.opcode()));
        block.end = i + 1 < ops.size() ? ops.get(i + 1).offset() : end;
    }

    private void step(int i, Op op) {
        switch (op.opcode()) {
            case Opcodes.BLOCK -> open(i, op);
            case Opcodes.LOOP -> loop(i, op);
            case Opcodes.IF -> {
                Frame f = open(i, op);
                if (reachable) {
                    f.condition = current;
                    split();
                }
            }
            case Opcodes.TRY_TABLE -> tryTable(i, op);
            case Opcodes.ELSE -> otherwise();
            case Opcodes.END -> end(i);
            default -> {
                if (reachable) {
                    simple(op);
                }
            }
        }
    }

    private void simple(Op op) {
        int last = op.operands().length - 1;
        switch (op.opcode()) {
            case Opcodes.BR -> {
                branch((int) op.operands()[0]);
                die();
            }
            case Opcodes.BR_IF, Opcodes.BR_ON_NULL, Opcodes.BR_ON_NON_NULL -> {
                branch((int) op.operands()[0]);
                split();
            }
            case Opcodes.BR_ON_CAST, Opcodes.BR_ON_CAST_FAIL -> {
                branch((int) op.operands()[1]);
                split();
            }
            case Opcodes.BR_TABLE -> {
                for (int k = 0; k <= last; k++) {
                    branch((int) op.operands()[k]);
                }
                die();
            }
            case Opcodes.RETURN -> leave();
            case Opcodes.UNREACHABLE -> die();
            case Opcodes.THROW, Opcodes.THROW_REF -> {
                block().mayThrow = true;
                die();
            }
            case Opcodes.CALL -> call(op, new Target.Direct((int) op.operands()[0]));
            case Opcodes.CALL_INDIRECT ->
                call(op, new Target.Indirect((int) op.operands()[0], (int) op.operands()[1]));
            case Opcodes.CALL_REF -> call(op, new Target.Reference((int) op.operands()[0]));
            case Opcodes.RETURN_CALL -> {
                call(op, new Target.Direct((int) op.operands()[0]));
                leave();
            }
            case Opcodes.RETURN_CALL_INDIRECT -> {
                call(op, new Target.Indirect((int) op.operands()[0], (int) op.operands()[1]));
                leave();
            }
            case Opcodes.RETURN_CALL_REF -> {
                call(op, new Target.Reference((int) op.operands()[0]));
                leave();
            }
            default -> bulk(op);
        }
    }

    private void bulk(Op op) {
        BulkSite.Unit unit = Opcodes.unit(op.opcode());
        if (unit != null) {
            int weight = switch (unit) {
                case BYTE -> costs.bulkByte();
                case ELEMENT -> costs.tableElement();
                case PAGE -> costs.grownPage();
            };
            bulk.add(new BulkSite(block().id, op.offset(), unit, weight));
        }
    }

    private void call(Op op, Target target) {
        block().mayThrow = true;
        calls.add(new CallSite(block().id, op.offset(), target));
    }

    private Draft block() {
        Draft b = current;
        if (b == null) {
            throw new IllegalStateException("no block for reachable code");
        }
        return b;
    }

    private Frame open(int i, Op op) {
        Frame f = new Frame(i, op.opcode(), reachable, blocks.size(), frames.getLast().loop);
        frames.add(f);
        return f;
    }

    private void loop(int i, Op op) {
        Frame f = open(i, op);
        if (reachable) {
            int parent = f.loop;
            f.loop = loops.size();
            loops.add(new LoopDraft(op.offset(), parent));
            openedLoop = f;
            split();
        }
    }

    private void tryTable(int i, Op op) {
        // Operands: block type, number of clauses, then (kind, tag if kind is 0 or 1, label) for each.
        List<Frame> handlers = new ArrayList<>();
        if (reachable) {
            hasTry = true;
            long[] operands = op.operands();
            for (int k = 2; k < operands.length; k++) {
                if (operands[k] <= 1) {
                    k++;
                }
                k++;
                Frame target = frame((int) operands[k]);
                handlers.add(target);
                if (target == frames.getFirst()) {
                    functionCaught = true;
                } else {
                    caught.set(target.op);
                }
            }
            split();
        }
        open(i, op).handlers.addAll(handlers);
    }

    private void otherwise() {
        Frame f = frames.getLast();
        f.hasElse = true;
        if (reachable) {
            f.branches.add(block());
        }
        current = null;
        reachable = f.reachable;
        if (f.condition != null) {
            predecessors.add(f.condition);
        }
    }

    private void end(int i) {
        Frame f = frames.removeLast();
        for (Frame handler : f.handlers) {
            for (int b = f.firstBlock; b < blocks.size(); b++) {
                if (blocks.get(b).mayThrow) {
                    jump(blocks.get(b), handler);
                }
            }
        }
        if (frames.isEmpty()) {
            if (reachable) {
                block().successors.add(BasicBlock.EXIT);
            }
            return;
        }
        if (f.condition != null && !f.hasElse) {
            f.branches.add(f.condition);
            elseless.set(f.op);
        }
        if (!f.branches.isEmpty()) {
            merges.set(i);
            predecessors.addAll(f.branches);
            if (reachable) {
                predecessors.add(block());
            }
            current = null;
            reachable = true;
        } else if (f.opcode == Opcodes.LOOP && reachable) {
            split();
        }
    }

    private Frame frame(int label) {
        return frames.get(frames.size() - 1 - label);
    }

    private void branch(int label) {
        jump(block(), frame(label));
    }

    private void jump(Draft from, Frame to) {
        Draft header = to.header;
        if (to == frames.getFirst()) {
            from.successors.add(BasicBlock.EXIT);
        } else if (to.opcode == Opcodes.LOOP) {
            if (header == null) {
                throw new IllegalStateException("a loop without a first block");
            }
            from.successors.add(header.id);
            loops.get(to.loop).backEdges.add(from.id);
        } else if (to.branches.isEmpty() || to.branches.getLast() != from) {
            to.branches.add(from);
        }
    }

    private void split() {
        predecessors.add(block());
        current = null;
    }

    private void leave() {
        block().successors.add(BasicBlock.EXIT);
        die();
    }

    private void die() {
        current = null;
        reachable = false;
    }
}
