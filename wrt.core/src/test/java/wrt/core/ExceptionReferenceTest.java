// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.core.Code.I32;
import static wrt.core.Code.VOID;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reference is to the exception that was caught, whatever is thrown and caught after it. */
class ExceptionReferenceTest {
    private static final int EXNREF = 0x69;
    private static final int CATCH = 0;
    private static final int CATCH_ALL_REF = 3;

    private final Meter meter = MeterTest.plenty();

    private CoreInstance instantiate(ExecutionMode mode, ModuleBuilder m, CoreImports.Builder imports) {
        return MeterTest.compiler(mode).compile(m.build()).instantiate(imports.build(), meter);
    }

    /** The value of an exception of tag 0 that the code throws. */
    private static Code valueOf(Code throwing) {
        return code().block(I32).op(0x1F, VOID, 1, CATCH, 0, 0).add(throwing).end().unreachable().end();
    }

    /** A reference to what the code throws. */
    private static Code referenceTo(Code throwing) {
        return code().block(EXNREF).op(0x1F, VOID, 1, CATCH_ALL_REF, 0).add(throwing).end().unreachable().end();
    }

    private static Code throwing(int value) {
        return code().i32(value).op(0x08, 0);
    }

    private static Code throwLocal(int local) {
        return code().get(local).op(0x0A);
    }

    private static ModuleBuilder withTag() {
        ModuleBuilder m = new ModuleBuilder();
        return m.tag(m.type(params(I32))).export("tag", 4, 0);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void outlivesOtherExceptionsOfItsTag(ExecutionMode mode) {
        ModuleBuilder m = withTag();
        m.export("run", m.function(m.type(params(), I32), code().add(referenceTo(throwing(1))).set(0)
                .add(referenceTo(throwing(2))).set(1).add(valueOf(throwing(3))).drop()
                .add(valueOf(throwLocal(0))).i32(10).mul32().add(valueOf(throwLocal(1))).add32(), EXNREF, EXNREF));
        long[] frame = new long[1];
        instantiate(mode, m, CoreImports.builder()).function("run").call(frame);
        assertThat(frame[0]).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void ofNothingIsNotThrown(ExecutionMode mode) {
        ModuleBuilder m = withTag();
        m.export("run", m.function(m.type(params(), I32), valueOf(code().op(0xD0, EXNREF, 0x0A))));
        CoreInstance i = instantiate(mode, m, CoreImports.builder());
        assertThatThrownBy(() -> i.function("run").call(new long[1])).isInstanceOfSatisfying(TrapException.class,
                t -> assertThat(t.kind()).isEqualTo(TrapKind.NULL_REFERENCE));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void isTheSameInAnotherInstance(ExecutionMode mode) {
        ModuleBuilder m = withTag();
        m.export("caught", m.function(m.type(params(), EXNREF), referenceTo(throwing(42))));
        CoreInstance a = instantiate(mode, m, CoreImports.builder());
        ModuleBuilder b = new ModuleBuilder();
        b.importFunction("a", "caught", b.type(params(), EXNREF));
        b.importTag("a", "tag", b.type(params(I32)));
        b.export("run", b.function(b.type(params(), I32), code().call(0).set(0).add(valueOf(throwing(7))).drop()
                .add(valueOf(throwLocal(0))), EXNREF));
        long[] frame = new long[1];
        instantiate(mode, b, CoreImports.builder().function("a", "caught", a.function("caught"))
                .tag("a", "tag", a.tag("tag"))).function("run").call(frame);
        assertThat(frame[0]).isEqualTo(42);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void anExceptionIsCaughtUnderEveryIndexOfItsTag(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, withTag(), CoreImports.builder());
        ModuleBuilder b = new ModuleBuilder();
        int value = b.type(params(I32));
        b.importTag("a", "tag", value);
        b.importTag("a", "tag", value);
        b.export("throw", b.function(value, code().get(0).op(0x08, 1)));
        b.export("run", b.function(b.type(params(), I32), valueOf(code().i32(5).call(0))));
        long[] frame = new long[1];
        instantiate(mode, b, CoreImports.builder().tag("a", "tag", a.tag("tag"))).function("run").call(frame);
        assertThat(frame[0]).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void isForgottenAfterManyOthers(ExecutionMode mode) {
        ModuleBuilder m = withTag();
        m.export("run", m.function(m.type(params(I32), I32), code().add(referenceTo(throwing(1))).set(1)
                .loop(VOID).add(referenceTo(throwing(2))).drop().get(0).i32(1).sub32().tee(0).brIf(0).end()
                .add(valueOf(throwLocal(1))), EXNREF));
        CoreInstance i = instantiate(mode, m, CoreImports.builder());
        long[] frame = {4000};
        i.function("run").call(frame);
        assertThat(frame[0]).isEqualTo(1);
        assertThatThrownBy(() -> i.function("run").call(new long[]{4100})).isInstanceOf(TrapException.class)
                .hasRootCauseMessage("the exception was caught before 4096 others");
    }
}
