// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.OpcodeImpl;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Turns comparisons that feed a branch into the comparing branches of the JVM. */
final class DirectBranches {

    /*
     * Chicory compares by static methods that return 0 or 1, and branches on the result. The JIT inlines them, but the
     * profile of the branch inside belongs to the method, so all guests share it: how the code comes out depends on
     * what ran before in the process.
     */

    private static final String OPS = Type.getInternalName(OpcodeImpl.class);

    private static final Map<String, Integer> CONDITIONS = Map.of(
            "EQ", Opcodes.IFEQ, "NE", Opcodes.IFNE, "LT", Opcodes.IFLT, "LE", Opcodes.IFLE, "GT", Opcodes.IFGT, "GE",
            Opcodes.IFGE, "EQZ", Opcodes.IFEQ);

    private final String shaded;

    /**
     * For the classes of a module.
     *
     * @param shaded internal name of the class with the module's copies of helpers
     */
    DirectBranches(String shaded) {
        this.shaded = shaded;
    }

    void rewrite(MethodNode m) {
        for (AbstractInsnNode i = m.instructions.getFirst(); i != null; i = i.getNext()) {
            if (i instanceof JumpInsnNode jump && !isSelect(jump)) {
                while (tests(jump) && jump.getPrevious() instanceof MethodInsnNode call && fuse(m, jump, call)) {
                    // A comparison of a comparison with zero is another comparison.
                }
            }
        }
    }

    private static boolean tests(JumpInsnNode jump) {
        return jump.getOpcode() == Opcodes.IFEQ || jump.getOpcode() == Opcodes.IFNE;
    }

    /**
     * A {@code select} exchanges its operands or does not. Its condition often is what no processor can predict, and the
     * JIT finds the conditional move only where the condition is a value.
     */
    private static boolean isSelect(JumpInsnNode jump) {
        return jump.getNext().getOpcode() == Opcodes.SWAP || jump.getNext().getOpcode() == Opcodes.DUP2_X2;
    }

    private String name(MethodInsnNode call) {
        if (call.owner.equals(shaded) && call.name.equals("i32_ge_u")) {
            return "I32_GE_U";
        }
        return call.owner.equals(OPS) ? call.name : "";
    }

    private boolean fuse(MethodNode m, JumpInsnNode jump, MethodInsnNode call) {
        String[] parts = name(call).split("_");
        Integer condition = parts.length < 2 ? null : CONDITIONS.get(parts[1]);
        if (condition == null) {
            return false;
        }
        boolean unsigned = parts.length > 2 && parts[2].equals("U");
        int opcode = jump.getOpcode() == Opcodes.IFNE ? condition : negated(condition);
        InsnList prepare = new InsnList();
        boolean zero = parts[1].equals("EQZ");
        switch (parts[0]) {
            case "I32" -> {
                if (unsigned) {
                    prepare.add(compareUnsigned("java/lang/Integer", "(II)I"));
                } else if (!zero) {
                    opcode += Opcodes.IF_ICMPEQ - Opcodes.IFEQ;
                }
            }
            case "I64" -> {
                if (unsigned) {
                    prepare.add(compareUnsigned("java/lang/Long", "(JJ)I"));
                } else {
                    if (zero) {
                        prepare.add(new InsnNode(Opcodes.LCONST_0));
                    }
                    prepare.add(new InsnNode(Opcodes.LCMP));
                }
            }
            // Not a number makes every comparison false, except for the one for difference.
            case "F32" -> prepare.add(new InsnNode(less(condition) ? Opcodes.FCMPG : Opcodes.FCMPL));
            case "F64" -> prepare.add(new InsnNode(less(condition) ? Opcodes.DCMPG : Opcodes.DCMPL));
            default -> {
                return false;
            }
        }
        m.instructions.insertBefore(call, prepare);
        m.instructions.remove(call);
        jump.setOpcode(opcode);
        return true;
    }

    private static boolean less(int condition) {
        return condition == Opcodes.IFLT || condition == Opcodes.IFLE;
    }

    private static MethodInsnNode compareUnsigned(String owner, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, "compareUnsigned", descriptor, false);
    }

    /** The jump opcodes come in pairs of opposites, the first of them odd. */
    private static int negated(int jump) {
        return ((jump + 1) ^ 1) - 1;
    }
}
