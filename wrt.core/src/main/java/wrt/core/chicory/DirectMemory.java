// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Turns loads and stores of one method into accesses to the array of the memory. */
final class DirectMemory {

    /*
     * Chicory calls a helper for each access. Whether the JIT inlines such a helper depends on the profile that all its
     * callers share, so an access in the middle of a hot loop was a call in some runs and not in others. An array access,
     * or a view of the array whose methods the JIT has to inline, leaves nothing to be decided.
     *
     * The address is unsigned, base and offset are below 2^32, and arrays end at 2^31: a base with the sign bit set is
     * out of bounds whatever the offset, and what overflows is negative. So a check of the sign of the base and the
     * JVM's check of the index are the check of the guest. One handler turns the exception into the trap; it covers
     * accesses alone, since host functions that are called may throw the same exception.
     */

    private static final String FLAT = Type.getInternalName(FlatMemory.class);
    private static final String HANDLE = "java/lang/invoke/VarHandle";
    private static final String OUT_OF_BOUNDS = "java/lang/IndexOutOfBoundsException";

    /** Bytes that an access takes at most. */
    private static final int GROWTH = 40;

    private static final int LARGEST_METHOD = 65_000;

    /**
     * An access of Chicory's.
     *
     * @param view the field of {@link FlatMemory} with the view of the array, null for bytes
     * @param type what is read or written
     */
    private record Access(@Nullable String view, Type type, boolean write) {
    }

    private static final Map<String, Access> ACCESSES = Map.ofEntries(
            Map.entry("memoryReadByte", new Access(null, Type.BYTE_TYPE, false)),
            Map.entry("memoryReadShort", new Access("SHORTS", Type.SHORT_TYPE, false)),
            Map.entry("memoryReadInt", new Access("INTS", Type.INT_TYPE, false)),
            Map.entry("memoryReadLong", new Access("LONGS", Type.LONG_TYPE, false)),
            Map.entry("memoryReadFloat", new Access("FLOATS", Type.FLOAT_TYPE, false)),
            Map.entry("memoryReadDouble", new Access("DOUBLES", Type.DOUBLE_TYPE, false)),
            Map.entry("memoryWriteByte", new Access(null, Type.BYTE_TYPE, true)),
            Map.entry("memoryWriteShort", new Access("SHORTS", Type.SHORT_TYPE, true)),
            Map.entry("memoryWriteInt", new Access("INTS", Type.INT_TYPE, true)),
            Map.entry("memoryWriteLong", new Access("LONGS", Type.LONG_TYPE, true)),
            Map.entry("memoryWriteFloat", new Access("FLOATS", Type.FLOAT_TYPE, true)),
            Map.entry("memoryWriteDouble", new Access("DOUBLES", Type.DOUBLE_TYPE, true)));

    private final MethodNode method;
    private final int value;
    private final List<Site> sites = new ArrayList<>();

    /** First and last instruction of an access. */
    private record Site(AbstractInsnNode first, AbstractInsnNode last) {
    }

    /** For a method; what it stores passes through the local after its last one. */
    DirectMemory(MethodNode method) {
        this.method = method;
        this.value = method.maxLocals;
    }

    /** Whether a helper is one that {@link #replace} can replace. */
    static boolean isAccess(MethodInsnNode call) {
        return ACCESSES.containsKey(call.name);
    }

    /** Whether the method stays below the size limit of the JVM when all of its accesses are replaced. */
    boolean fits() {
        CodeSizeEvaluator size = new CodeSizeEvaluator(null);
        method.accept(size);
        long accesses = 0;
        for (AbstractInsnNode i : method.instructions) {
            accesses += i instanceof MethodInsnNode call && isAccess(call) ? 1 : 0;
        }
        return size.getMaxSize() + accesses * GROWTH < LARGEST_METHOD;
    }

    /**
     * Replaces the call of a helper.
     *
     * @param offset the offset that it was given
     * @param memory what loads the memory
     */
    void replace(MethodInsnNode call, int offset, AbstractInsnNode memory) {
        Access access = Objects.requireNonNull(ACCESSES.get(call.name));
        InsnList list = new InsnList();
        if (access.write()) {
            list.add(new VarInsnNode(access.type().getOpcode(Opcodes.ISTORE), value));
        }
        if (offset != 0) {
            list.add(new LdcInsnNode(Integer.MAX_VALUE));
            list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/util/Objects", "checkIndex", "(II)I", false));
            list.add(new LdcInsnNode(offset));
            list.add(new InsnNode(Opcodes.IADD));
        }
        list.add(memory.clone(Map.of()));
        list.add(new FieldInsnNode(Opcodes.GETFIELD, FLAT, "bytes", "[B"));
        list.add(new InsnNode(Opcodes.SWAP));
        if (access.view() != null) {
            list.add(new FieldInsnNode(Opcodes.GETSTATIC, FLAT, access.view(), "L" + HANDLE + ";"));
            list.add(new InsnNode(Opcodes.DUP_X2));
            list.add(new InsnNode(Opcodes.POP));
        }
        if (access.write()) {
            list.add(new VarInsnNode(access.type().getOpcode(Opcodes.ILOAD), value));
        }
        list.add(operation(access));
        sites.add(new Site(list.getFirst(), list.getLast()));
        method.instructions.insertBefore(call, list);
        method.instructions.remove(call);
    }

    private static AbstractInsnNode operation(Access access) {
        if (access.view() == null) {
            return new InsnNode(access.write() ? Opcodes.BASTORE : Opcodes.BALOAD);
        }
        String type = access.type().getDescriptor();
        return access.write()
                ? new MethodInsnNode(Opcodes.INVOKEVIRTUAL, HANDLE, "set", "([BI" + type + ")V", false)
                : new MethodInsnNode(Opcodes.INVOKEVIRTUAL, HANDLE, "get", "([BI)" + type, false);
    }

    /** Adds the handler, after everything else was replaced. */
    void finish() {
        if (sites.isEmpty()) {
            return;
        }
        LabelNode handler = new LabelNode();
        for (int i = 0; i < sites.size(); i++) {
            LabelNode start = new LabelNode();
            method.instructions.insertBefore(sites.get(i).first(), start);
            while (i + 1 < sites.size() && quiet(sites.get(i).last(), sites.get(i + 1).first())) {
                i++;
            }
            LabelNode end = new LabelNode();
            method.instructions.insert(sites.get(i).last(), end);
            method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, OUT_OF_BOUNDS));
        }
        method.instructions.add(handler);
        method.instructions.add(new FrameNode(Opcodes.F_FULL, 0, null, 1, new Object[]{OUT_OF_BOUNDS}));
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Type.getInternalName(GuestOps.class),
                "outOfBounds", "(L" + OUT_OF_BOUNDS + ";)Ljava/lang/RuntimeException;", false));
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
    }

    /** Whether nothing is called between two accesses. */
    private static boolean quiet(AbstractInsnNode from, AbstractInsnNode to) {
        for (AbstractInsnNode i = from.getNext(); i != to; i = i.getNext()) {
            if (i instanceof MethodInsnNode) {
                return false;
            }
        }
        return true;
    }
}
