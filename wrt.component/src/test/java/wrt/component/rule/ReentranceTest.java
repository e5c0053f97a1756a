// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.ALIAS;
import static wrt.component.Bytes.CANON;
import static wrt.component.Bytes.CORE_INSTANCE;
import static wrt.component.Bytes.EXPORT;
import static wrt.component.Bytes.IMPORT;
import static wrt.component.Bytes.INSTANCE;
import static wrt.component.Bytes.TYPE;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.component;
import static wrt.component.Bytes.coreAlias;
import static wrt.component.Bytes.coreInstantiate;
import static wrt.component.Bytes.coreModule;
import static wrt.component.Bytes.exported;
import static wrt.component.Bytes.imported;
import static wrt.component.Bytes.nested;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.vec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.component.CoreCode;
import wrt.component.Linker;
import wrt.component.Loads;
import wrt.component.Loop;
import wrt.component.Task;

/** An instance may not be entered from itself, from what is inside of it, or from what is around it. */
class ReentranceTest {

    private static final String CANNOT_ENTER = "cannot enter component instance";
    private static final byte[] OWN = bytes(coreModule(function()), section(CORE_INSTANCE, coreInstantiate(0)),
            section(ALIAS, coreAlias(0, 0, "f")));

    private static byte[] type(boolean async) {
        return section(TYPE, bytes(async ? 0x43 : 0x40, vec(), 1, 0));
    }

    /** A module with a function that does nothing. */
    private static byte[] function() {
        CoreCode code = new CoreCode();
        code.function("f", ":", "");
        return code.wasm();
    }

    /** A module with a function that calls an import. */
    private static byte[] calling(boolean async) {
        CoreCode code = new CoreCode();
        int f = code.importFunction("", "f", async ? ":i" : ":");
        code.function("g", ":", "", CoreCode.call(f), async ? bytes(0x1a) : new byte[0]);
        return code.wasm();
    }

    /** Lowers function 0 and lifts a function that calls it: core functions from {@code first}, core instances, modules. */
    private static byte[] user(boolean async, int firstFunction, int firstInstance, int module) {
        return bytes(section(CANON, async ? bytes(1, 0, 0, 1, 6) : bytes(1, 0, 0, 0)), coreModule(calling(async)),
                section(CORE_INSTANCE, bytes(1, vec(bytes("f", 0, firstFunction))),
                        bytes(0, module, vec(bytes("", 0x12, firstInstance)))),
                section(ALIAS, coreAlias(0, firstInstance + 1, "g")),
                section(CANON, bytes(0, 0, firstFunction + 1, 0, 0)));
    }

    private static Task run(byte[] component) {
        Loop loop = new Loop();
        Task task = loop.begin(new Linker().define("f", (call, args) -> null)
                .instantiate(loop.store(), Loads.load(component)).function("run"));
        loop.drain();
        return task;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFunctionOfTheInstanceItself(boolean async) {
        byte[] component = component(type(async), OWN, section(CANON, bytes(0, 0, 0, 0, 0)), user(async, 1, 1, 1),
                section(EXPORT, exported("run", 1, 1)));
        assertThat(Play.trapOf(run(component))).contains(CANNOT_ENTER);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFunctionOfTheInstanceAround(boolean async) {
        byte[] inner = component(type(async), section(IMPORT, imported("f", 1, 0)), user(async, 0, 0, 0),
                section(EXPORT, exported("g", 1, 1)));
        byte[] component = component(type(async), OWN, section(CANON, bytes(0, 0, 0, 0, 0)), nested(inner),
                section(INSTANCE, bytes(0, 0, vec(bytes("f", 1, 0)))), section(ALIAS, bytes(1, 0, 0, "g")),
                section(EXPORT, exported("run", 1, 1)));
        assertThat(Play.trapOf(run(component))).contains(CANNOT_ENTER);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFunctionOfAnInstanceInside(boolean async) {
        byte[] inner = component(type(async), OWN, section(CANON, bytes(0, 0, 0, 0, 0)),
                section(EXPORT, exported("f", 1, 0)));
        byte[] component = component(type(async), nested(inner), section(INSTANCE, bytes(0, 0, vec())),
                section(ALIAS, bytes(1, 0, 0, "f")), user(async, 0, 0, 0), section(EXPORT, exported("run", 1, 1)));
        assertThat(Play.trapOf(run(component))).contains(CANNOT_ENTER);
    }

    @Test
    void aFunctionOfTheHostMayBeCalled() {
        byte[] component = component(type(false), section(IMPORT, imported("f", 1, 0)), user(false, 0, 0, 0),
                section(EXPORT, exported("run", 1, 1)));
        assertThat(run(component).isResolved()).isTrue();
    }

    @Test
    void aFunctionOfANeighbourMayBeCalled() {
        Guest one = new Guest().sync("f", "func() -> u32", "return 1");
        Guest other = new Guest().imports("f", "func() -> u32").sync("run", "func() -> u32", "x = f\nreturn x");
        assertThat(new Play(one, other).call("run")).isEqualTo(1L);
    }
}
