// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.component.abi.FlatSignature;

/**
 * A function that an instance exports.
 *
 * <p>Concurrency: tasks may be made by any thread; they are run by the owner of the store.
 */
@ProviderType
public final class ComponentFunction {

    private final String name;
    private final FuncType type;
    private final FuncInst function;
    private final ComponentInstance instance;
    private final @Nullable FlatSignature flat;

    ComponentFunction(String name, FuncType type, FuncInst function, ComponentInstance instance) {
        this.name = name;
        this.type = type;
        this.function = function;
        this.instance = instance;
        this.flat = function instanceof LiftedFunction lifted ? lifted.flat() : null;
    }

    /**
     * Its full path.
     *
     * @return {@code function}, or {@code namespace:package/interface@version#function}
     */
    public String name() {
        return name;
    }

    /**
     * Its type.
     *
     * @return never null
     */
    public FuncType type() {
        return type;
    }

    /**
     * The instance that exports it.
     *
     * @return never null
     */
    public ComponentInstance instance() {
        return instance;
    }

    /**
     * Whether calls can be made with core values: all parameters and the result are scalars, at most 16 parameters, no
     * memory needed.
     *
     * @return whether {@link #flatTask} works
     */
    public boolean flat() {
        return flat != null;
    }

    /**
     * A call.
     *
     * @param args values as {@code wrt.api.value} describes, one per parameter
     * @param parameters what else is known of the call
     * @return a task that has not begun
     * @throws IllegalArgumentException if an argument does not fit; names parameter, type and what was found
     */
    public Task task(Object[] args, TaskParameters parameters) {
        check(args);
        return Task.ofCall(function, parameters, args);
    }

    /**
     * Looks at the arguments of a call without making it.
     *
     * @param args values as {@code wrt.api.value} describes, one per parameter
     * @throws IllegalArgumentException if an argument does not fit; names parameter, type and what was found
     */
    public void check(Object[] args) {
        if (function instanceof LiftedFunction lifted) {
            try {
                lifted.plan().checkParams(args);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * A call with core values, which are written to {@link Task#frame()}; {@link Task#reset()} makes it ready for the
     * next one.
     *
     * @param parameters what else is known of the call
     * @return a task that has not begun
     * @throws IllegalStateException if the function is not {@link #flat()}
     */
    public Task flatTask(TaskParameters parameters) {
        FlatSignature signature = flat;
        if (signature == null) {
            throw new IllegalStateException(name + " is not flat: a parameter or its result needs memory");
        }
        return Task.ofFlatCall(function, parameters, signature.frameLength());
    }

    /**
     * Calls the function on the caller's stack, without an engine; the caller owns the store.
     *
     * @param args values as {@code wrt.api.value} describes, one per parameter
     * @return the result, or null where the type has none
     * @throws IllegalArgumentException if an argument does not fit
     * @throws wrt.core.TrapException if the guest traps
     * @throws ComponentTrapException if the guest breaks a rule of the Component Model
     * @throws RuntimeException what a host function threw
     */
    public @Nullable Object call(Object... args) {
        return call(TaskParameters.unbounded(instance.name(), name), args);
    }

    /**
     * Calls the function on the caller's stack within a fuel budget, without an engine; the caller owns the store, which
     * was made by {@link Store#synchronous}.
     *
     * @param parameters the budget, and what errors name
     * @param args values as {@code wrt.api.value} describes, one per parameter
     * @return the result, or null where the type has none
     * @throws wrt.api.component.FuelExhaustedException if the budget is used up
     */
    public @Nullable Object call(TaskParameters parameters, Object... args) {
        Task task = task(args, parameters);
        run(task);
        return task.resultOrThrow();
    }

    /**
     * Runs a task on the caller's stack like {@link #call}, so that its fuel can be read afterwards.
     *
     * @param task a task of this function that has not begun
     */
    public void run(Task task) {
        FuelAccount account = instance.store().account();
        if (account == null) {
            task.run();
        } else {
            account.run(task, instance.store().meter(), () -> runLoop(task));
        }
    }

    private void runLoop(Task task) {
        EventLoop loop = instance.store().loop();
        if (loop == null) {
            task.run();
        } else {
            loop.run(task);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
