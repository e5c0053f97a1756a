// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.List;
import wrt.component.CoreExternType;
import wrt.component.Feature;
import wrt.component.model.Canon;
import wrt.component.model.Definition;

/** Reads the task, waitable and thread built-ins; source: Component Model, Binary, {@code canon}. */
final class TaskCanonDecoder {

    private final Loading loading;
    private final Scope scope;

    TaskCanonDecoder(Loading loading, Scope scope) {
        this.loading = loading;
        this.scope = scope;
    }

    void read(ByteReader in, int form) {
        switch (form) {
            case 0x24 -> async(Canon.Plain.BACKPRESSURE_INC, CanonDecoder.core(0));
            case 0x25 -> async(Canon.Plain.BACKPRESSURE_DEC, CanonDecoder.core(0));
            case 0x05 -> async(Canon.Plain.TASK_CANCEL, CanonDecoder.core(0));
            case 0x06 -> {
                boolean async = in.bool("async flag");
                if (async) {
                    loading.require(Feature.MORE_ASYNC_BUILTINS, "async `subtask.cancel`");
                }
                async(new Canon.SubtaskCancel(async), CanonDecoder.core(1, "i32"));
            }
            case 0x0d -> async(Canon.Plain.SUBTASK_DROP, CanonDecoder.core(1));
            case 0x1f -> async(Canon.Plain.WAITABLE_SET_NEW, CanonDecoder.core(0, "i32"));
            case 0x20 -> async(new Canon.WaitableSetWait(in.bool("cancellable flag"), memory(in)),
                    CanonDecoder.core(2, "i32"));
            case 0x21 -> async(new Canon.WaitableSetPoll(in.bool("cancellable flag"), memory(in)),
                    CanonDecoder.core(2, "i32"));
            case 0x22 -> async(Canon.Plain.WAITABLE_SET_DROP, CanonDecoder.core(1));
            case 0x23 -> async(Canon.Plain.WAITABLE_JOIN, CanonDecoder.core(2));
            case 0x0c -> async(new Canon.ThreadSwitch(Canon.ThreadSwitch.Op.YIELD, in.bool("cancellable flag")),
                    CanonDecoder.core(0, "i32"));
            case 0x26 -> thread(Canon.Plain.THREAD_INDEX, CanonDecoder.core(0, "i32"));
            case 0x27 -> newIndirect(in);
            case 0x28 -> thread(Canon.Plain.THREAD_RESUME_LATER, CanonDecoder.core(1));
            case 0x29 -> switching(in, Canon.ThreadSwitch.Op.SUSPEND, 0);
            case 0x2a -> switching(in, Canon.ThreadSwitch.Op.SUSPEND_THEN_RESUME, 1);
            case 0x2b -> switching(in, Canon.ThreadSwitch.Op.YIELD_THEN_RESUME, 1);
            case 0x2c -> switching(in, Canon.ThreadSwitch.Op.SUSPEND_THEN_PROMOTE, 1);
            case 0x2d -> switching(in, Canon.ThreadSwitch.Op.YIELD_THEN_PROMOTE, 1);
            default -> throw in.unexpected(form, "canonical function");
        }
    }

    private void async(Canon canon, CoreExternType.Func type) {
        loading.require(Feature.ASYNC, "the built-in");
        add(canon, type);
    }

    private void thread(Canon canon, CoreExternType.Func type) {
        loading.require(Feature.THREADING, "the built-in");
        add(canon, type);
    }

    private void add(Canon canon, CoreExternType.Func type) {
        scope.coreFuncs().add(type);
        scope.definitions().add(new Definition.Canonical(canon, type));
    }

    private void switching(ByteReader in, Canon.ThreadSwitch.Op op, int params) {
        thread(new Canon.ThreadSwitch(op, in.bool("cancellable flag")), CanonDecoder.core(params, "i32"));
    }

    private int memory(ByteReader in) {
        int index = in.index();
        CanonicalOptionsDecoder.checkMemory(loading, scope, index);
        return index;
    }

    private void newIndirect(ByteReader in) {
        loading.require(Feature.THREADING, "the built-in");
        int typeIndex = in.index();
        int tableIndex = in.index();
        if (!(scope.coreTypes().get(typeIndex) instanceof CoreTypeEntry.Sub sub) || sub.function() == null) {
            throw loading.invalid("start type must be a function");
        }
        CoreExternType.Func start = sub.function();
        if (!start.params().equals(List.of("i32"))) {
            throw loading.invalid("start function must take a single `i32` argument (currently)");
        }
        if (!start.results().isEmpty()) {
            throw loading.invalid("start function must not return any values");
        }
        CoreExternType.Table table = scope.coreTables().get(tableIndex);
        if (!table.element().equals("funcref") || table.limits().index64()) {
            throw loading.invalid("table is not a 32-bit table of (ref null (func))");
        }
        add(new Canon.ThreadNewIndirect(false, tableIndex), CanonDecoder.core(2, "i32"));
    }
}
