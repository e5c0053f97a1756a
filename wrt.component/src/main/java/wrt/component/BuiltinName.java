// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Locale;
import wrt.component.model.Canon;

/** The names of built-ins in the specification, for messages. */
final class BuiltinName {

    private BuiltinName() {
    }

    static String of(Canon canon) {
        return switch (canon) {
            case Canon.Lift c -> "canon lift";
            case Canon.Lower c -> "canon lower";
            case Canon.ResourceNew c -> "resource.new";
            case Canon.ResourceDrop c -> "resource.drop";
            case Canon.ResourceRep c -> "resource.rep";
            case Canon.TaskReturn c -> "task.return";
            case Canon.ContextGet c -> "context.get";
            case Canon.ContextSet c -> "context.set";
            case Canon.SubtaskCancel c -> "subtask.cancel";
            case Canon.Copy c -> dotted(c.op());
            case Canon.CancelCopy c -> dotted(c.op());
            case Canon.End c -> dotted(c.op());
            case Canon.ErrorContextNew c -> "error-context.new";
            case Canon.ErrorContextDebugMessage c -> "error-context.debug-message";
            case Canon.WaitableSetWait c -> "waitable-set.wait";
            case Canon.WaitableSetPoll c -> "waitable-set.poll";
            case Canon.ThreadNewIndirect c -> "thread.new-indirect";
            case Canon.ThreadSwitch c -> "thread." + kebab(c.op().name());
            case Canon.Plain c -> plain(c);
        };
    }

    private static String plain(Canon.Plain canon) {
        return switch (canon) {
            case WAITABLE_SET_NEW -> "waitable-set.new";
            case WAITABLE_SET_DROP -> "waitable-set.drop";
            case ERROR_CONTEXT_DROP -> "error-context.drop";
            default -> dotted(canon);
        };
    }

    /** The word before the dot is the first one. */
    private static String dotted(Enum<?> op) {
        return kebab(op.name()).replaceFirst("-", ".");
    }

    private static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
