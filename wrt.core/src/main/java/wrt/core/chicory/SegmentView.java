// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.DataSegment;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * An imported memory as one interpreted instance sees it: with the data segments of that instance. Chicory keeps them in
 * the memory, where instances that share it would overwrite each other's.
 */
final class SegmentView implements InvocationHandler {
    private final FlatMemory memory;
    private DataSegment[] segments = {};

    private SegmentView(FlatMemory memory) {
        this.memory = memory;
    }

    static Memory of(FlatMemory memory) {
        return (Memory) Proxy.newProxyInstance(
                SegmentView.class.getClassLoader(), new Class<?>[]{Memory.class}, new SegmentView(memory));
    }

    /** The memory itself. */
    static FlatMemory behind(Memory memory) {
        return memory instanceof FlatMemory flat ? flat : ((SegmentView) Proxy.getInvocationHandler(memory)).memory;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        switch (method.getName()) {
            case "initPassiveSegment" -> {
                memory.copySegment(segments[(int) args[0]].data(), (int) args[1], (int) args[2], (int) args[3]);
                return null;
            }
            case "initialize" -> {
                segments = (DataSegment[]) args[1];
                memory.initialize((Instance) args[0], segments, args.length > 2 ? (int) args[2] : 0);
                return null;
            }
            default -> {
                try {
                    return method.invoke(memory, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
    }
}
