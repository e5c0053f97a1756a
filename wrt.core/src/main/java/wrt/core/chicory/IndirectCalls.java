// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives {@code call_ref} its reference. Chicory's method for a type looks a function up in a table, and then calls it in
 * this instance ("local") or in another one ("other"); {@code call_ref} uses the same method with a table of -1 and an
 * index, which is taken for a function of this instance. Here it finds out whose function it is.
 */
final class IndirectCalls {
    private static final String INSTANCE = Type.getInternalName(Instance.class);
    private static final String OPS = Type.getInternalName(GuestOps.class);

    private IndirectCalls() {
    }

    static void rewrite(MethodNode m) {
        int instance = (Type.getArgumentsAndReturnSizes(m.desc) >> 2) - 2;
        for (AbstractInsnNode i : m.instructions) {
            if (i.getOpcode() == Opcodes.ICONST_M1 && i.getNext().getOpcode() == Opcodes.IF_ICMPNE) {
                // table != -1 | index, store function, goto local
                VarInsnNode index = (VarInsnNode) expect(i.getNext().getNext(), Opcodes.ILOAD);
                VarInsnNode function = (VarInsnNode) expect(index.getNext(), Opcodes.ISTORE);
                JumpInsnNode local = (JumpInsnNode) expect(function.getNext(), Opcodes.GOTO);
                JumpInsnNode other = other(local);
                VarInsnNode home = (VarInsnNode) expect(other.getPrevious().getPrevious(), Opcodes.ALOAD);
                m.instructions.insert(index, own(instance, function.var));
                m.instructions.remove(function);
                local.setOpcode(Opcodes.IFGE);
                m.instructions.insert(local, foreign(instance, index.var, function.var, home.var, other));
            }
        }
    }

    private static InsnList own(int instance, int function) {
        InsnList list = new InsnList();
        list.add(new VarInsnNode(Opcodes.ALOAD, instance));
        list.add(call("ownFunction", "I"));
        list.add(new InsnNode(Opcodes.DUP));
        list.add(new VarInsnNode(Opcodes.ISTORE, function));
        return list;
    }

    private static InsnList foreign(int instance, int reference, int function, int home, JumpInsnNode other) {
        InsnList list = new InsnList();
        // The table, which the other way there has in the slot before.
        list.add(new InsnNode(Opcodes.ACONST_NULL));
        list.add(new VarInsnNode(Opcodes.ASTORE, function - 1));
        list.add(new VarInsnNode(Opcodes.ILOAD, reference));
        list.add(new VarInsnNode(Opcodes.ALOAD, instance));
        list.add(call("functionOf", "I"));
        list.add(new VarInsnNode(Opcodes.ISTORE, function));
        list.add(new VarInsnNode(Opcodes.ILOAD, reference));
        list.add(new VarInsnNode(Opcodes.ALOAD, instance));
        list.add(call("instanceOf", "L" + INSTANCE + ";"));
        list.add(new VarInsnNode(Opcodes.ASTORE, home));
        list.add(new JumpInsnNode(Opcodes.GOTO, other.label));
        return list;
    }

    /** The jump that goes where functions of other instances are called. */
    private static JumpInsnNode other(AbstractInsnNode from) {
        AbstractInsnNode i = from;
        while (i != null && i.getOpcode() != Opcodes.IF_ACMPNE) {
            i = i.getNext();
        }
        return (JumpInsnNode) expect(i, Opcodes.IF_ACMPNE);
    }

    private static MethodInsnNode call(String name, String result) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, OPS, name, "(IL" + INSTANCE + ";)" + result, false);
    }

    private static AbstractInsnNode expect(AbstractInsnNode i, int opcode) {
        if (i == null || i.getOpcode() != opcode) {
            throw new IllegalStateException("unexpected code in a method of indirect calls");
        }
        return i;
    }
}
