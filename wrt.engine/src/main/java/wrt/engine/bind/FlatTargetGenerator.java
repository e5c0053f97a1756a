// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.Param;

/** Writes the class that calls a Java method of scalars without boxing. */
final class FlatTargetGenerator {

    /*
     *     T target = (T) receiver;
     *     long word = FlatScalars.u32(target.method(FlatScalars.u32ToInt(frame[0]), ...));
     *     frame[0] = word;
     */

    private static final String NAME = "wrt.proxy.Target";
    private static final MethodTypeDesc CALL = MethodTypeDesc.of(CD_void, CD_Object, CD_long.arrayType());

    private final Method method;
    private final FuncType function;

    private FlatTargetGenerator(Method method, FuncType function) {
        this.method = method;
        this.function = function;
    }

    /** The way to a method, or null if it takes or gives something that is no scalar. */
    static @Nullable FlatTarget of(Method method, FuncType function) {
        if (!fits(method, function)) {
            return null;
        }
        byte[] file = new FlatTargetGenerator(method, function).generate();
        try {
            return (FlatTarget) new ProxyLoader(method.getDeclaringClass()).define(NAME, file).getConstructor()
                    .newInstance();
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("the generated way to " + method + " cannot be made", e);
        }
    }

    private static boolean fits(Method method, FuncType function) {
        List<Param> params = function.params();
        for (int i = 0; i < params.size(); i++) {
            if (FlatMethods.lift(params.get(i).type(), method.getParameterTypes()[i]).isEmpty()) {
                return false;
            }
        }
        return function.result() == null
                ? method.getReturnType() == void.class
                : FlatMethods.lower(function.result(), method.getReturnType()).isPresent();
    }

    private byte[] generate() {
        return ClassFile.of().build(ClassDesc.of(NAME), builder -> {
            builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
            builder.withInterfaceSymbols(ProxyGenerator.desc(FlatTarget.class));
            builder.withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
            builder.withMethodBody("call", CALL, ClassFile.ACC_PUBLIC, this::call);
        });
    }

    private void call(CodeBuilder code) {
        Class<?> declaring = method.getDeclaringClass();
        ClassDesc owner = ProxyGenerator.desc(declaring);
        code.aload(1).checkcast(owner);
        for (int i = 0; i < function.params().size(); i++) {
            code.aload(2).loadConstant(i).laload();
            ProxyGenerator.scalar(code,
                    FlatMethods.lift(function.params().get(i).type(), method.getParameterTypes()[i]).orElseThrow());
        }
        if (declaring.isInterface()) {
            code.invokeinterface(owner, method.getName(), ProxyGenerator.desc(method));
        } else {
            code.invokevirtual(owner, method.getName(), ProxyGenerator.desc(method));
        }
        if (function.result() != null) {
            ProxyGenerator.scalar(code, FlatMethods.lower(function.result(), method.getReturnType()).orElseThrow());
            int word = code.allocateLocal(TypeKind.LONG);
            code.lstore(word).aload(2).loadConstant(0).lload(word).lastore();
        }
        code.return_();
    }
}
