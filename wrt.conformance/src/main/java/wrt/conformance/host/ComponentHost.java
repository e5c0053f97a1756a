// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.host;

import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import wrt.component.HostInstance;
import wrt.component.HostResource;
import wrt.component.HostResourceType;
import wrt.component.Linker;
import wrt.core.CoreCompiler;

/**
 * The functions, resources and modules that component scripts import from their host.
 *
 * <p>Functions that tune Wasmtime itself (its collector, the size of its tables) do nothing.
 *
 * <p>Source: Wasmtime, crate wast, {@code link_component_spectest}: the host that Wasmtime's own scripts are written for.
 */
public final class ComponentHost {

    /** Exports the global {@code g}, 100, and the function {@code f}, which returns 101. */
    private static final byte[] SIMPLE_MODULE = HexFormat.of().parseHex("0061736d01000000" + "010501600001" + "7f"
            + "03020100" + "0607017f0041e4000b" + "07090201670300016600" + "00" + "0a07010500" + "41e5000b");

    private final HostResourceType first = HostResourceType.of("resource1", this::dropped);
    private final HostResourceType second = HostResourceType.of("resource2", object -> {
    });
    private final HostInstance host;
    private final HostInstance wasmtime;
    private long drops;
    private long lastDrop;

    /** A host with a state of its own. */
    public ComponentHost(CoreCompiler core) {
        host = HostInstance.builder()
                .function("return-three", (call, args) -> 3L)
                .instance("nested", HostInstance.builder().function("return-four", (call, args) -> 4L).build())
                .module("simple-module", core.compile(SIMPLE_MODULE))
                .resource("resource1", first)
                .resource("resource2", second)
                .resource("resource1-again", first)
                .function("[constructor]resource1", (call, args) -> first.create(args[0]))
                .function("[static]resource1.assert", (call, args) -> check(args[0], args[1]))
                .function("[static]resource1.last-drop", (call, args) -> lastDrop)
                .function("[static]resource1.drops", (call, args) -> drops)
                .function("[method]resource1.simple", (call, args) -> check(args[0], args[1]))
                .function("[method]resource1.take-borrow", (call, args) -> null)
                .function("[method]resource1.take-own", (call, args) -> null)
                .function("[method]resource1.never-return", (call, args) -> new CompletableFuture<Object>())
                .function("never-return", (call, args) -> new CompletableFuture<Object>())
                .function("return-two-slowly", (call, args) -> new Later<>(2L))
                .function("echo-slowly", (call, args) -> new Later<>(args[0]))
                .function("return-hi", (call, args) -> "hi")
                .build();
        wasmtime = HostInstance.builder().function("gc", (call, args) -> null)
                .function("set-max-table-capacity", (call, args) -> null).build();
    }

    /** Adds everything to a linker. */
    public void define(Linker linker) {
        linker.define("host", host)
                .define("wasmtime", wasmtime)
                .define("host-return-two", (call, args) -> 2L)
                .define("host-echo-u32", (call, args) -> args[0]);
    }

    private static @Nullable Object check(Object resource, Object expected) {
        if (!(resource instanceof HostResource r) || !r.object().equals(expected)) {
            throw new IllegalStateException("another resource than " + expected);
        }
        return null;
    }

    private void dropped(Object object) {
        drops++;
        lastDrop = ((Number) object).longValue();
    }
}
