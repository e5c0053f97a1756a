// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

import wrt.component.Param;
import wrt.component.ValType;

/** Writes the class file of a proxy: one field and one method for each planned method. */
final class ProxyGenerator {

    /*
     * A method of scalars becomes
     *     long w0 = FlatScalars.u32(p0); ...           checks ranges before anything is held
     *     FlatUse use = this.m0.begin();
     *     long[] frame = use.frame(); frame[0] = w0; ...
     *     return FlatScalars.u32ToInt(use.invoke());
     * and any other
     *     return (R) this.m0.call(new Object[] {p0, ...});
     */

    private static final ClassDesc INVOKER = desc(Invoker.class);
    private static final ClassDesc USE = desc(FlatUse.class);
    private static final ClassDesc SCALARS = desc(FlatScalars.class);
    private static final ClassDesc WORDS = CD_long.arrayType();

    private final ClassDesc name;
    private final Class<?> type;
    private final List<MethodPlan> plans;
    private final String text;

    ProxyGenerator(String className, Class<?> type, List<MethodPlan> plans, String text) {
        this.name = ClassDesc.of(className);
        this.type = type;
        this.plans = plans;
        this.text = text;
    }

    byte[] generate() {
        return ClassFile.of().build(name, builder -> {
            builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
            builder.withInterfaceSymbols(desc(type));
            for (int i = 0; i < plans.size(); i++) {
                builder.withField("m" + i, INVOKER, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            }
            builder.withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void, INVOKER.arrayType()), ClassFile.ACC_PUBLIC,
                    this::constructor);
            builder.withMethodBody("toString", MethodTypeDesc.of(CD_String), ClassFile.ACC_PUBLIC,
                    code -> code.ldc(text).areturn());
            for (int i = 0; i < plans.size(); i++) {
                MethodPlan plan = plans.get(i);
                String field = "m" + i;
                builder.withMethodBody(plan.method().getName(), desc(plan.method()), ClassFile.ACC_PUBLIC,
                        code -> {
                            if (plan.flat()) {
                                flat(code, plan, field);
                            } else {
                                boxed(code, plan.method(), field);
                            }
                        });
            }
        });
    }

    private void constructor(CodeBuilder code) {
        code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
        for (int i = 0; i < plans.size(); i++) {
            code.aload(0).aload(1).loadConstant(i).aaload().putfield(name, "m" + i, INVOKER);
        }
        code.return_();
    }

    private void flat(CodeBuilder code, MethodPlan plan, String field) {
        Method method = plan.method();
        List<Param> params = plan.export().type().params();
        int[] words = new int[params.size()];
        for (int i = 0; i < words.length; i++) {
            Class<?> java = method.getParameterTypes()[i];
            code.loadLocal(kind(java), code.parameterSlot(i));
            scalar(code, FlatMethods.lower(params.get(i).type(), java).orElseThrow());
            words[i] = code.allocateLocal(TypeKind.LONG);
            code.lstore(words[i]);
        }
        code.aload(0).getfield(name, field, INVOKER).invokevirtual(INVOKER, "begin", MethodTypeDesc.of(USE));
        if (words.length > 0) {
            int frame = code.allocateLocal(TypeKind.REFERENCE);
            code.dup().invokevirtual(USE, "frame", MethodTypeDesc.of(WORDS)).astore(frame);
            for (int i = 0; i < words.length; i++) {
                code.aload(frame).loadConstant(i).lload(words[i]).lastore();
            }
        }
        code.invokevirtual(USE, "invoke", MethodTypeDesc.of(CD_long));
        ValType result = plan.export().type().result();
        if (result == null) {
            code.pop2().return_();
        } else {
            Class<?> java = method.getReturnType();
            scalar(code, FlatMethods.lift(result, java).orElseThrow());
            code.return_(kind(java));
        }
    }

    static void scalar(CodeBuilder code, Method method) {
        code.invokestatic(SCALARS, method.getName(), desc(method));
    }

    private void boxed(CodeBuilder code, Method method, String field) {
        Class<?>[] parameters = method.getParameterTypes();
        code.aload(0).getfield(name, field, INVOKER).loadConstant(parameters.length).anewarray(CD_Object);
        for (int i = 0; i < parameters.length; i++) {
            code.dup().loadConstant(i).loadLocal(kind(parameters[i]), code.parameterSlot(i));
            if (parameters[i].isPrimitive()) {
                ClassDesc box = desc(MethodType.methodType(parameters[i]).wrap().returnType());
                code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, desc(parameters[i])));
            }
            code.aastore();
        }
        code.invokevirtual(INVOKER, "call", MethodTypeDesc.of(CD_Object, CD_Object.arrayType()));
        Class<?> returned = method.getReturnType();
        if (returned == void.class) {
            code.pop().return_();
        } else if (returned.isPrimitive()) {
            ClassDesc box = desc(MethodType.methodType(returned).wrap().returnType());
            code.checkcast(box).invokevirtual(box, returned.getName() + "Value", MethodTypeDesc.of(desc(returned)));
            code.return_(kind(returned));
        } else {
            code.checkcast(desc(returned)).areturn();
        }
    }

    private static TypeKind kind(Class<?> type) {
        return TypeKind.from(desc(type));
    }

    static ClassDesc desc(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    static MethodTypeDesc desc(Method method) {
        return MethodTypeDesc.ofDescriptor(
                MethodType.methodType(method.getReturnType(), method.getParameterTypes()).descriptorString());
    }
}
