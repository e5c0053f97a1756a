// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls from Java into components whose partition is idle, through their Java interfaces. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class HostCalls {

    private Container container;
    private Calls.Add add;
    private Calls.Echo echo;
    private int a;
    private final String text = "twenty characters ok";

    /** Starts a container and deploys the kernels. */
    @Setup
    public void setUp() throws Exception {
        container = Container.start(Map.of());
        add = Calls.deploy(container, "add").as(Calls.Add.class);
        echo = Calls.deploy(container, "echo").as(Calls.Echo.class);
    }

    /** Stops the container. */
    @TearDown
    public void tearDown() throws Exception {
        container.close();
    }

    /** {@code (u32, u32) -> u32}. */
    @Benchmark
    public int add() {
        return add.add(a++, 2);
    }

    /** A string of 20 characters, there and back. */
    @Benchmark
    public String echo() {
        return echo.echo(text);
    }
}
