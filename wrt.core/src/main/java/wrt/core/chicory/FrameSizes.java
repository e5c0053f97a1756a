// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Map;
import java.util.TreeMap;

/** Measures the methods of generated classes. */
final class FrameSizes {

    /** HotSpot compiles no method above this many bytes, unless it is told to (HugeMethodLimit). */
    private static final int JIT_LIMIT = 8000;

    private final Map<Integer, Integer> large = new TreeMap<>();
    private int largestFrame;

    /** Measures a class, and returns the number of function indices per class if it shows, else a large number. */
    int add(byte[] bytes) {
        ClassModel model = ClassFile.of().parse(bytes);
        for (MethodModel m : model.methods()) {
            m.findAttribute(Attributes.code()).ifPresent(code -> measure(m, code));
        }
        String name = model.thisClass().asInternalName();
        int group = name.lastIndexOf("FuncGroup_");
        int number = group < 0 ? 0 : Integer.parseInt(name.substring(group + "FuncGroup_".length()));
        return number == 0 ? Integer.MAX_VALUE : firstFunction(model) / number;
    }

    private static int firstFunction(ClassModel model) {
        return model.methods().stream()
                .map(m -> m.methodName().stringValue())
                .filter(n -> n.startsWith("func_"))
                .mapToInt(n -> Integer.parseInt(n.substring("func_".length())))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private void measure(MethodModel m, CodeAttribute code) {
        String name = m.methodName().stringValue();
        largestFrame = Math.max(largestFrame, code.maxLocals() + code.maxStack());
        if (name.startsWith("func_") && code.codeLength() > JIT_LIMIT) {
            large.put(Integer.parseInt(name.substring("func_".length())), code.codeLength());
        }
    }

    Map<Integer, Integer> large() {
        return large;
    }

    int largestFrame() {
        return largestFrame;
    }
}
