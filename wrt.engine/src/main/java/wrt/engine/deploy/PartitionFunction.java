// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentFunction;
import wrt.component.FuncType;
import wrt.component.TaskParameters;
import wrt.engine.partition.FlatCall;
import wrt.engine.partition.Partition;
import wrt.engine.partition.TaskFuture;

/**
 * A function of an instance that really runs in a partition.
 *
 * <p>Concurrency: safe from any thread; what was prepared last is cached in a plain field, as it is immutable.
 */
final class PartitionFunction implements LiveFunction {

    private final String component;
    private final String path;
    private final Partition partition;
    private final ComponentFunction function;
    private final ResourceLedger ledger;
    private final boolean hands;
    private @Nullable Prepared prepared;

    private record Prepared(CallParameters from, TaskParameters task) {
    }

    PartitionFunction(String component, String path, Partition partition, ComponentFunction function,
            ResourceLedger ledger) {
        this.component = component;
        this.path = path;
        this.partition = partition;
        this.function = function;
        this.ledger = ledger;
        this.hands = ResourceLedger.hands(function.type().result());
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public FuncType type() {
        return function.type();
    }

    @Override
    public boolean isFlat() {
        return function.flat();
    }

    @Override
    public @Nullable Object call(CallParameters parameters, @Nullable Object[] arguments) {
        Object result = partition.call(function, task(parameters), parameters.timeout(), arguments);
        if (hands) {
            ledger.note(result);
        }
        return result;
    }

    @Override
    @SuppressWarnings("NullAway") // a null among the arguments does not fit its type, which is checked there
    public void check(@Nullable Object[] arguments) {
        function.check(arguments);
    }

    @Override
    public TaskFuture callAsync(CallParameters parameters, @Nullable Object[] arguments) {
        TaskFuture result = partition.callAsync(function, task(parameters),
                parameters.timeout(), arguments);
        if (hands) {
            var unused = result.thenAccept(ledger::note);
        }
        return result;
    }

    @Override
    public FlatCall flat(CallParameters parameters) {
        return partition.flatCall(function, task(parameters));
    }

    private TaskParameters task(CallParameters parameters) {
        Prepared known = prepared;
        if (known == null || known.from() != parameters) {
            known = new Prepared(parameters, new TaskParameters(component, path, parameters.priority(),
                    parameters.fuel(), Long.MAX_VALUE, parameters.quantum(), parameters.depth()));
            prepared = known;
        }
        return known.task();
    }
}
