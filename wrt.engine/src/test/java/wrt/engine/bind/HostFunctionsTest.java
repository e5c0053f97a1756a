// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wrt.api.component.ResultException;
import wrt.api.value.ResultValue;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.HostResource;
import wrt.component.InstanceType;
import wrt.component.Param;
import wrt.component.ResourceType;
import wrt.component.ValType;

class HostFunctionsTest {

    private static final ResourceType COUNTER = new ResourceType("counter");

    /** An error case. */
    public enum Problem {
        TOO_LARGE, TOO_SMALL
    }

    /** A resource. */
    public static final class Counter implements AutoCloseable {
        private long count;
        private boolean closed;

        Counter(long start) {
            count = start;
        }

        public long next() {
            return ++count;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** A service with every kind of method. */
    public static final class Service {
        final CompletableFuture<String> later = new CompletableFuture<>();
        Counter made = new Counter(0);

        public int setSpeed(int speed) {
            return -speed;
        }

        public long checked(long value) {
            if (value > 10) {
                throw new ResultException(Problem.TOO_LARGE);
            }
            return value;
        }

        public void broken() {
            throw new IllegalStateException("no power");
        }

        public CompletionStage<String> slow() {
            return later;
        }

        public Counter newCounter(long start) {
            made = new Counter(start);
            return made;
        }
    }

    private static final class Waiting implements GuestCall {
        private @Nullable CompletionStage<?> waitedFor;

        @Override
        public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
            waitedFor = stage;
            return stage.toCompletableFuture().join();
        }
    }

    private final Service service = new Service();
    private final Waiting call = new Waiting();

    private static FuncType func(@Nullable ValType result, ValType... params) {
        return new FuncType(List.of(params).stream().map(type -> new Param("p", type)).toList(), result, false);
    }

    private HostFunctions functions(String name, FuncType type, Object... more) {
        SequencedMap<String, ExternType> exports = new LinkedHashMap<>();
        exports.put(name, new ExternType.Func(type));
        for (int i = 0; i < more.length; i += 2) {
            exports.put((String) more[i], new ExternType.Func((FuncType) more[i + 1]));
        }
        return new HostFunctions(service, "a:b/c", new ExternType.Instance(new InstanceType(exports)),
                new HostResources());
    }

    @Test
    void aFunctionIsTheMethodInCamelCase() {
        HostFunctions functions = functions("set-speed", func(new ValType.S32(), new ValType.S32()));

        assertThat(functions.misfits()).isEmpty();
        assertThat(functions.call(call, "set-speed", new Object[]{5})).isEqualTo(-5);
    }

    @Test
    void aMethodOfScalarsTakesAndGivesCoreValues() {
        HostFunctions functions = functions("set-speed", func(new ValType.S32(), new ValType.S32()));
        long[] frame = {5};

        functions.flat("set-speed").accept(frame);

        assertThat(frame).containsExactly(-5);
        assertThat(functions("slow", func(new ValType.StringT())).isFlat("slow")).isFalse();
    }

    @Test
    void anExceptionOfAMethodOfScalarsNamesTheMethod() {
        HostFunctions functions = functions("broken", func(null));

        assertThatThrownBy(() -> functions.flat("broken").accept(new long[1])).isInstanceOf(HostFailure.class)
                .hasMessageContaining("Service.broken failed: java.lang.IllegalStateException: no power");
    }

    @Test
    void aResultExceptionIsTheErrorCase() {
        ValType result = new ValType.ResultT(new ValType.U32(), new ValType.EnumT(List.of("too-large", "too-small")));
        HostFunctions functions = functions("checked", func(result, new ValType.U32()));

        assertThat(functions.call(call, "checked", new Object[]{3L})).isEqualTo(ResultValue.ok(3L));
        assertThat(functions.call(call, "checked", new Object[]{11L})).isEqualTo(ResultValue.error("too-large"));
    }

    @Test
    void anyOtherExceptionNamesTheMethod() {
        HostFunctions functions = functions("broken", func(null));

        assertThatThrownBy(() -> functions.call(call, "broken", new Object[0])).isInstanceOf(HostFailure.class)
                .hasMessageContaining("Service.broken failed: java.lang.IllegalStateException: no power");
    }

    @Test
    void aStageIsWaitedForByTheGuest() {
        HostFunctions functions = functions("slow", func(new ValType.StringT()));
        service.later.complete("done");

        assertThat(functions.call(call, "slow", new Object[0])).isEqualTo("done");
        assertThat(call.waitedFor).isSameAs(service.later);
    }

    @Test
    void aResourceIsTheJavaObject() {
        HostFunctions functions = functions("[constructor]counter",
                func(new ValType.Own(COUNTER), new ValType.U32()), "[method]counter.next",
                func(new ValType.U32(), new ValType.Borrow(COUNTER)));
        assertThat(functions.misfits()).isEmpty();

        HostResource counter = (HostResource) functions.call(call, "[constructor]counter", new Object[]{7L});

        assertThat(counter.object()).isSameAs(service.made);
        assertThat(functions.call(call, "[method]counter.next", new Object[]{counter})).isEqualTo(8L);
        counter.close();
        assertThat(service.made.closed).isTrue();
    }

    @Test
    void theMethodsOfAResourceAreComparedWithTheClassThatItsConstructorReturns() {
        HostFunctions functions = functions("[constructor]counter",
                func(new ValType.Own(COUNTER), new ValType.U32()), "[method]counter.next",
                func(new ValType.StringT(), new ValType.Borrow(COUNTER)), "[method]counter.reset",
                func(null, new ValType.Borrow(COUNTER)));

        assertThat(functions.misfits()).containsExactlyInAnyOrder(
                "resource counter.next: method next, result: WIT string does not fit Java long; fitting: String",
                "resource counter.reset: " + Counter.class.getName()
                        + " has no public method reset for func(p: borrow<counter>)");
    }

    @Test
    void whatDoesNotFitIsNamedWithWhatWould() {
        HostFunctions functions = functions("set-speed", func(new ValType.S32(), new ValType.StringT()), "fly",
                func(null));

        assertThat(functions.misfits()).containsExactly(
                "method setSpeed, parameter p: WIT string does not fit Java int; fitting: String",
                Service.class.getName() + " has no public method fly for func()");
    }
}
