// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import wrt.core.meter.Register;

/** Makes the classes that Chicory's compiler wrote fit for the meter and the flat memory. */
final class PostProcessor {

    /** Changes whenever other classes come out. Part of the identity of compiled code. */
    static final int VERSION = 9;

    /*
     * 1. The memory that functions pass along is typed FlatMemory, so that every access is a direct call of a final class.
     * 2. Access to the register global becomes a field access, reached from the memory parameter; the hook becomes a
     *    static call. Both would otherwise go through the instance's array of globals and a virtual method.
     * 3. The poll of the thread's interrupt flag at calls and backward jumps goes: it is a volatile read that keeps values
     *    from staying in machine registers, and the meter's check points do its work.
     * 4. Loads, stores and comparisons that Chicory calls helpers for become instructions: see DirectMemory and
     *    DirectBranches.
     * 5. memory.init takes its segment from the instance.
     * 6. An indirect call into another instance compares the types themselves: Chicory looks the caller's type index up
     *    in the callee's module.
     * 7. A call of an import takes its result out of the array that carried the arguments.
     * 8. A reference to a function is a number of the store instead of an index of the instance: where it is made, where it
     *    is called, and where it enters or leaves a table. So is a reference to an exception, of which Chicory keeps only
     *    the last one of each tag.
     */

    private static final String MEMORY = Type.getInternalName(Memory.class);
    private static final String FLAT = Type.getInternalName(FlatMemory.class);
    private static final String INSTANCE = Type.getInternalName(Instance.class);
    private static final String REGISTER = Type.getInternalName(Register.class);
    private static final String OPS = Type.getInternalName(GuestOps.class);

    private final String prefix;
    private final int registerGlobal;
    private final DirectBranches branches;

    /**
     * For the classes of a module.
     *
     * @param prefix internal name that the names of all generated classes start with
     * @param registerGlobal index of the register's global, the hook's is the next one; -1 if the code is not metered
     */
    PostProcessor(String prefix, int registerGlobal) {
        this.prefix = prefix;
        this.registerGlobal = registerGlobal;
        this.branches = new DirectBranches(prefix + "Shaded");
    }

    /** The class as it shall be loaded. */
    byte[] process(byte[] bytes) {
        ClassNode tree = new ClassNode();
        new ClassReader(bytes).accept(retyped(tree), 0);
        for (MethodNode m : tree.methods) {
            rewrite(m);
            if (m.name.startsWith("call_indirect_")) {
                IndirectCalls.rewrite(m);
            }
            branches.rewrite(m);
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        tree.accept(writer);
        return writer.toByteArray();
    }

    private ClassVisitor retyped(ClassVisitor next) {
        Remapper remapper = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                return name.equals(MEMORY) ? FLAT : name;
            }
        };
        return new ClassRemapper(next, remapper) {
            @Override
            protected MethodVisitor createMethodRemapper(MethodVisitor visitor) {
                MethodVisitor remapped = super.createMethodRemapper(visitor);
                return new MethodVisitor(Opcodes.ASM9, remapped) {
                    @Override
                    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean itf) {
                        if (owner.equals(MEMORY)) {
                            visitor.visitMethodInsn(Opcodes.INVOKEVIRTUAL, FLAT, name, descriptor, false);
                        } else if (owner.startsWith(prefix)) {
                            super.visitMethodInsn(opcode, owner, name, descriptor, itf);
                        } else {
                            visitor.visitMethodInsn(opcode, owner, name, descriptor, itf);
                            if (descriptor.endsWith(")L" + MEMORY + ";")) {
                                visitor.visitTypeInsn(Opcodes.CHECKCAST, FLAT);
                            }
                        }
                    }
                };
            }
        };
    }

    private void rewrite(MethodNode m) {
        int parameters = Type.getArgumentsAndReturnSizes(m.desc) >> 2;
        int instanceSlot = parameters - 2;
        DirectMemory memory = new DirectMemory(m);
        boolean direct = memory.fits();
        for (AbstractInsnNode i = m.instructions.getFirst(); i != null;) {
            AbstractInsnNode next = i.getNext();
            if (i instanceof MethodInsnNode call && call.owner.startsWith(prefix)) {
                if (direct && DirectMemory.isAccess(call) && call.getPrevious().getOpcode() == Opcodes.ALOAD) {
                    AbstractInsnNode load = call.getPrevious();
                    int offset = constant(call);
                    dropArguments(m, call);
                    memory.replace(call, offset, load);
                } else {
                    helper(m, call, instanceSlot);
                }
            }
            if (i instanceof MethodInsnNode call && call.owner.equals(INSTANCE)
                    && (call.name.equals("registerException") || call.name.equals("exn"))) {
                replace(m, call, new MethodInsnNode(Opcodes.INVOKESTATIC, OPS, call.name,
                        call.desc.replace("(", "(L" + INSTANCE + ";"), false));
            }
            i = next;
        }
        memory.finish();
    }

    private void helper(MethodNode m, MethodInsnNode call, int instanceSlot) {
        switch (call.name) {
            case "checkInterruption" -> m.instructions.remove(call);
            case "memoryInit" -> {
                m.instructions.insertBefore(call, new VarInsnNode(Opcodes.ALOAD, instanceSlot));
                replace(m, call, new MethodInsnNode(Opcodes.INVOKESTATIC, OPS, "init",
                        "(IIIIL" + FLAT + ";L" + INSTANCE + ";)V", false));
            }
            case "exceptionMatches", "createWasmException", "tableGet", "tableSet", "tableGrow", "tableFill",
                    "tableCopy", "tableInit" ->
                replace(m, call, new MethodInsnNode(Opcodes.INVOKESTATIC, OPS, call.name, call.desc,
                        false));
            case "refAsNonNull" -> {
                // The mark behind ref.func.
                Integer function = value(call.getPrevious());
                if (function != null && function >= 0) {
                    replace(m, call, new VarInsnNode(Opcodes.ALOAD, instanceSlot),
                            new MethodInsnNode(Opcodes.INVOKESTATIC, OPS, "function", "(IL" + INSTANCE + ";)I", false));
                }
            }
            case "callHostFunction" ->
                replace(m, call, new MethodInsnNode(Opcodes.INVOKESTATIC, OPS, "callHost", call.desc, false));
            case "callIndirect" -> {
                if (call.desc.equals("([JIIL" + INSTANCE + ";)[J")) {
                    m.instructions.insertBefore(call, new VarInsnNode(Opcodes.ALOAD, instanceSlot));
                    replace(m, call, new MethodInsnNode(Opcodes.INVOKESTATIC, OPS, "callIndirect",
                            "([JIIL" + INSTANCE + ";L" + INSTANCE + ";)[J", false));
                }
            }
            case "readGlobal" -> {
                if (constant(call) == registerGlobal) {
                    dropArguments(m, call);
                    replace(m, call,
                            new VarInsnNode(Opcodes.ALOAD, instanceSlot - 1),
                            new FieldInsnNode(Opcodes.GETFIELD, FLAT, "register", "L" + REGISTER + ";"),
                            new FieldInsnNode(Opcodes.GETFIELD, REGISTER, "value", "J"));
                }
            }
            case "writeGlobal" -> {
                int global = constant(call);
                if (registerGlobal >= 0 && global == registerGlobal) {
                    dropArguments(m, call);
                    replace(m, call,
                            new VarInsnNode(Opcodes.ALOAD, instanceSlot - 1),
                            new FieldInsnNode(Opcodes.GETFIELD, FLAT, "register", "L" + REGISTER + ";"),
                            new InsnNode(Opcodes.DUP_X2),
                            new InsnNode(Opcodes.POP),
                            new FieldInsnNode(Opcodes.PUTFIELD, REGISTER, "value", "J"));
                } else if (registerGlobal >= 0 && global == registerGlobal + 1) {
                    dropArguments(m, call);
                    replace(m, call,
                            new VarInsnNode(Opcodes.ALOAD, instanceSlot - 1),
                            new MethodInsnNode(Opcodes.INVOKESTATIC, OPS, "stop", "(JL" + FLAT + ";)V", false));
                }
            }
            default -> {
                // Everything else stays as it is.
            }
        }
    }

    private static void replace(MethodNode m, AbstractInsnNode old, AbstractInsnNode... by) {
        InsnList list = new InsnList();
        for (AbstractInsnNode n : by) {
            list.add(n);
        }
        m.instructions.insertBefore(old, list);
        m.instructions.remove(old);
    }

    /** The compiler pushes the index, then the instance, then calls. */
    private static int constant(MethodInsnNode call) {
        AbstractInsnNode push = call.getPrevious().getPrevious();
        Integer value = value(push);
        if (value == null || call.getPrevious().getOpcode() != Opcodes.ALOAD) {
            throw new IllegalStateException("unexpected code before " + call.name);
        }
        return value;
    }

    private static @Nullable Integer value(AbstractInsnNode push) {
        return switch (push) {
            case IntInsnNode i -> i.operand;
            case LdcInsnNode l when l.cst instanceof Integer i -> i;
            case InsnNode n when n.getOpcode() >= Opcodes.ICONST_M1 && n.getOpcode() <= Opcodes.ICONST_5 ->
                n.getOpcode() - Opcodes.ICONST_0;
            default -> null;
        };
    }

    private static void dropArguments(MethodNode m, MethodInsnNode call) {
        m.instructions.remove(call.getPrevious().getPrevious());
        m.instructions.remove(call.getPrevious());
    }
}
