// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;
import wrt.core.CoreType;
import wrt.core.ValueType;

/** Writes the classes through which the host enters compiled code. */
final class EntryWriter {
    private static final Type LONGS = Type.getType(long[].class);
    private static final Type FLAT = Type.getType(FlatMemory.class);
    private static final Type INSTANCE = Type.getType(Instance.class);

    /** More parameters than a Java method can have travel in an array; Chicory's limit. */
    private static final int MAX_PARAMETER_SLOTS = 253;

    private EntryWriter() {
    }

    /** The implementation of {@link GuestCode}. */
    static byte[] code(String internalName, String dispatcher) {
        ClassWriter writer = begin(internalName, GuestCode.class);
        String call = Type.getMethodDescriptor(LONGS, INSTANCE, FLAT, Type.INT_TYPE, LONGS);
        InstructionAdapter asm = method(writer, "call", call);
        asm.load(1, INSTANCE);
        asm.load(2, FLAT);
        asm.load(3, Type.INT_TYPE);
        asm.load(4, LONGS);
        asm.invokestatic(dispatcher, "call", call, false);
        asm.areturn(LONGS);
        end(asm);
        return writer.toByteArray();
    }

    /** The {@link Entry} of one function. */
    static byte[] entry(String internalName, String owner, int function, CoreType.FunctionType type) {
        ClassWriter writer = begin(internalName, Entry.class);
        InstructionAdapter asm = method(
                writer, "call", Type.getMethodDescriptor(Type.VOID_TYPE, LONGS, FLAT, INSTANCE));
        Type result = result(type.results());
        boolean boxed = type.params().stream().mapToInt(p -> jvm(p).getSize()).sum() > MAX_PARAMETER_SLOTS;
        StringBuilder descriptor = new StringBuilder("(");
        if (boxed) {
            asm.load(1, LONGS);
            descriptor.append(LONGS);
        } else {
            for (int i = 0; i < type.params().size(); i++) {
                asm.load(1, LONGS);
                asm.iconst(i);
                asm.aload(Type.LONG_TYPE);
                fromLong(asm, type.params().get(i));
                descriptor.append(jvm(type.params().get(i)));
            }
        }
        asm.load(2, FLAT);
        asm.load(3, INSTANCE);
        descriptor.append(FLAT).append(INSTANCE).append(')').append(result);
        asm.invokestatic(owner, "func_" + function, descriptor.toString(), false);
        if (type.results().size() == 1) {
            toLong(asm, type.results().getFirst());
            asm.store(4, Type.LONG_TYPE);
            asm.load(1, LONGS);
            asm.iconst(0);
            asm.load(4, Type.LONG_TYPE);
            asm.astore(Type.LONG_TYPE);
        } else if (type.results().size() > 1) {
            asm.iconst(0);
            asm.load(1, LONGS);
            asm.iconst(0);
            asm.iconst(type.results().size());
            asm.invokestatic("java/lang/System", "arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V", false);
        }
        asm.areturn(Type.VOID_TYPE);
        end(asm);
        return writer.toByteArray();
    }

    private static ClassWriter begin(String name, Class<?> type) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V11,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                name,
                null,
                "java/lang/Object",
                new String[]{Type.getInternalName(type)});
        InstructionAdapter asm = method(writer, "<init>", "()V");
        asm.load(0, Type.getType(Object.class));
        asm.invokespecial("java/lang/Object", "<init>", "()V", false);
        asm.areturn(Type.VOID_TYPE);
        end(asm);
        return writer;
    }

    private static InstructionAdapter method(ClassWriter writer, String name, String descriptor) {
        InstructionAdapter asm = new InstructionAdapter(
                writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null));
        asm.visitCode();
        return asm;
    }

    private static void end(InstructionAdapter asm) {
        asm.visitMaxs(0, 0);
        asm.visitEnd();
    }

    private static Type result(List<ValueType> results) {
        return switch (results.size()) {
            case 0 -> Type.VOID_TYPE;
            case 1 -> jvm(results.getFirst());
            default -> LONGS;
        };
    }

    private static Type jvm(ValueType type) {
        return switch (type) {
            case I64 -> Type.LONG_TYPE;
            case F32 -> Type.FLOAT_TYPE;
            case F64 -> Type.DOUBLE_TYPE;
            default -> Type.INT_TYPE;
        };
    }

    private static void fromLong(InstructionAdapter asm, ValueType type) {
        switch (type) {
            case I64 -> {
                // Already what is needed.
            }
            case F32 -> {
                asm.cast(Type.LONG_TYPE, Type.INT_TYPE);
                asm.invokestatic("java/lang/Float", "intBitsToFloat", "(I)F", false);
            }
            case F64 -> asm.invokestatic("java/lang/Double", "longBitsToDouble", "(J)D", false);
            default -> asm.cast(Type.LONG_TYPE, Type.INT_TYPE);
        }
    }

    private static void toLong(InstructionAdapter asm, ValueType type) {
        switch (type) {
            case I64 -> {
                // Already what is needed.
            }
            case F32 -> {
                asm.invokestatic("java/lang/Float", "floatToRawIntBits", "(F)I", false);
                asm.cast(Type.INT_TYPE, Type.LONG_TYPE);
            }
            case F64 -> asm.invokestatic("java/lang/Double", "doubleToRawLongBits", "(D)J", false);
            default -> asm.cast(Type.INT_TYPE, Type.LONG_TYPE);
        }
    }
}
