// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.component.FlatHostFunction;
import wrt.component.HostCall;
import wrt.component.HostInstance;
import wrt.component.Linker;
import wrt.component.Store;
import wrt.component.Task;
import wrt.component.TaskParameters;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/**
 * Calls that guests make, of other guests and of the host: a guest makes many of them in a loop, so that the call from
 * outside counts for nothing. Without an engine; what an engine adds is in {@link HostCalls}.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class GuestCalls {

    static final int CALLS = 1000;
    private static final int BYTES = 65_536;

    private ComponentInstance guests;
    private Task loop;
    private Task host;
    private Task flat;
    private Task string;
    private Task transcoded;
    private Task bytes;
    private Task words;
    private Task records;

    /** Instantiates the two guests and prepares the calls. */
    @Setup
    public void setUp() {
        ComponentLoader loader = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()), Features.defaults(),
                ComponentLimits.defaults());
        Linker linker = new Linker().define("host", HostInstance.builder()
                .function("add", new Add()).build());
        guests = linker.instantiate(Store.synchronous(1024), loader.load(Kernels.read("guests")));
        loop = task("loop");
        host = task("host-calls");
        flat = task("flat");
        string = task("string");
        transcoded = task("transcoded");
        bytes = task("bytes");
        words = task("words");
        records = task("records");
    }

    /** The host's function. */
    private static final class Add implements FlatHostFunction {

        @Override
        public boolean callFlat(HostCall call, long[] frame) {
            frame[0] += frame[1];
            return true;
        }

        @Override
        public Object call(HostCall call, Object[] args) {
            return (Long) args[0] + (Long) args[1] & 0xFFFF_FFFFL;
        }
    }

    private Task task(String function) {
        return guests.function(function).flatTask(TaskParameters.unbounded("guests", function));
    }

    private long run(Task task, long length) {
        task.reset();
        long[] frame = task.frame();
        frame[0] = CALLS;
        if (frame.length > 1) {
            frame[1] = length;
        }
        guests.function(task.export()).run(task);
        if (task.failure() != null) {
            throw new IllegalStateException(task.failure());
        }
        return frame[0];
    }

    /** No call, just the loop around the others. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long loop() {
        return run(loop, 0);
    }

    /** The host's {@code (u32, u32) -> u32}. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long host() {
        return run(host, 0);
    }

    /** Another guest's {@code (u32, u32) -> u32}. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long flat() {
        return run(flat, 0);
    }

    /** A string of 20 characters, there and back. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long string() {
        return run(string, 0);
    }

    /** The same from utf8 to utf16 and back. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long transcoded() {
        return run(transcoded, 0);
    }

    /** A list of 64 KiB as bytes. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long bytes() {
        return run(bytes, BYTES);
    }

    /** A list of 64 KiB as words. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long words() {
        return run(words, BYTES / 4);
    }

    /** A list of 1000 records of an integer, a float and a flag. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long records() {
        return run(records, 1000);
    }
}
