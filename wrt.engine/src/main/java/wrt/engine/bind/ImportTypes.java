// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.ResourceType;
import wrt.component.TypeBound;
import wrt.component.TypeText;

/** Compares what is imported with what is offered, by structure: the two come from different components. */
public final class ImportTypes {

    private ImportTypes() {
    }

    /** Whether there is anything to provide: a function, a resource, a module; not if all are types. */
    public static boolean needsProvider(ExternType type) {
        return switch (type) {
            case ExternType.Func t -> true;
            case ExternType.Type t -> t.bound() instanceof TypeBound.SubResource;
            case ExternType.Instance t -> t.type().exports().values().stream().anyMatch(ImportTypes::needsProvider);
            case ExternType.Module t -> true;
            case ExternType.ComponentT t -> true;
        };
    }

    /** What is imported but not offered, or with another type; empty if everything is there. */
    public static List<String> misfits(@Nullable ExternType offered, ExternType asked) {
        List<String> problems = new ArrayList<>();
        compare("", offered, asked, problems);
        return problems;
    }

    private static void compare(String name, @Nullable ExternType offered, ExternType asked, List<String> problems) {
        switch (asked) {
            case ExternType.Func t -> function(name, offered, t.type(), problems);
            case ExternType.Instance t -> {
                if (!(offered instanceof ExternType.Instance instance)) {
                    problems.add(title(name) + " is no interface");
                    return;
                }
                for (Map.Entry<String, ExternType> export : t.type().exports().entrySet()) {
                    if (needsProvider(export.getValue())) {
                        compare(export.getKey(), instance.type().exports().get(export.getKey()), export.getValue(),
                                problems);
                    }
                }
            }
            case ExternType.Type t -> {
                if (!(offered instanceof ExternType.Type type && type.type() instanceof ResourceType)) {
                    problems.add("it has no resource " + name);
                }
            }
            case ExternType.Module t -> problems.add(title(name) + " is a core module, which nobody can provide");
            case ExternType.ComponentT t -> problems.add(title(name) + " is a component, which nobody can provide");
        }
    }

    private static void function(String name, @Nullable ExternType offered, FuncType asked, List<String> problems) {
        if (!(offered instanceof ExternType.Func function)) {
            problems.add("it has no function " + name);
            return;
        }
        String has = TypeText.of(function.type());
        if (!has.equals(TypeText.of(asked))) {
            problems.add("function " + name + " is " + has + ", not " + TypeText.of(asked));
        }
    }

    private static String title(String name) {
        return name.isEmpty() ? "it" : name;
    }
}
