// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.core.Code.EXTERNREF;
import static wrt.core.Code.FUNCREF;
import static wrt.core.Code.I32;
import static wrt.core.Code.VOID;
import static wrt.core.Code.code;
import static wrt.core.Code.ref;
import static wrt.core.ModuleBuilder.params;

import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A reference is to the function that it was made of, wherever it goes. In all tests function 0 of the instance {@code a}
 * gives 100, and functions of the instance {@code b}, which uses the reference, give 200.
 */
class FunctionReferenceTest {
    private static final int GIVEN = 100;

    private final Meter meter = MeterTest.plenty();

    private CoreInstance instantiate(ExecutionMode mode, ModuleBuilder m, CoreImports.Builder imports) {
        return MeterTest.compiler(mode).compile(m.build()).instantiate(imports.build(), meter);
    }

    private static long run(CoreInstance i, long... arguments) {
        long[] frame = new long[Math.max(arguments.length, 4)];
        System.arraycopy(arguments, 0, frame, 0, arguments.length);
        i.function("run").call(frame);
        return frame[0];
    }

    /** {@code a}: type 0 is {@code [] -> [i32]}, function 0 gives 100. */
    private static ModuleBuilder giver() {
        ModuleBuilder a = new ModuleBuilder();
        a.function(a.type(params(), I32), code().i32(GIVEN));
        return a;
    }

    /** {@code b}: type 0 is another one, type 1 {@code [] -> [i32]}; the caller adds the imports, then {@link #own}. */
    private static ModuleBuilder taker() {
        ModuleBuilder b = new ModuleBuilder();
        b.type(params(I32, I32));
        b.type(params(), I32);
        return b;
    }

    private static int own(ModuleBuilder b) {
        int first = b.function(1, code().i32(200));
        b.function(1, code().i32(201));
        return first;
    }

    private static CoreImports.Builder imports() {
        return CoreImports.builder();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void throughAGlobal(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().global(FUNCREF, false, code().refFunc(0)).export("g", 3, 0),
                imports());
        ModuleBuilder b = taker().importGlobal("a", "g", FUNCREF, false).table(2);
        own(b);
        b.export("run", b.function(1, code().i32(1).globalGet(0).tableSet(0).i32(1).callIndirect(1, 0)));
        assertThat(run(instantiate(mode, b, imports().global("a", "g", a.global("g"))))).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void throughAMutableGlobalOfAnother(ExecutionMode mode) {
        ModuleBuilder m = giver().table(1).global(FUNCREF, true, code().op(0xD0, FUNCREF)).export("g", 3, 0);
        m.export("run", m.function(0, code().i32(0).globalGet(0).tableSet(0).i32(0).callIndirect(0, 0)));
        CoreInstance a = instantiate(mode, m, imports());
        ModuleBuilder b = taker().importGlobal("a", "g", FUNCREF, true);
        b.declare(own(b));
        b.export("run", b.function(1, code().refFunc(0).globalSet(0).i32(0)));
        run(instantiate(mode, b, imports().global("a", "g", a.global("g"))));
        assertThat(run(a)).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void throughGlobalsThatAreInitializedByOthers(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().global(FUNCREF, false, code().refFunc(0)).export("g", 3, 0),
                imports());
        ModuleBuilder b = taker().importGlobal("a", "g", FUNCREF, false).table(2)
                .global(FUNCREF, false, code().globalGet(0)).export("g", 3, 1);
        own(b);
        b.export("run", b.function(1, code().i32(1).globalGet(1).tableSet(0).i32(1).callIndirect(1, 0)));
        CoreInstance second = instantiate(mode, b, imports().global("a", "g", a.global("g")));
        assertThat(run(second)).isEqualTo(GIVEN);
        assertThat(second.global("g").get()).isEqualTo(a.global("g").get());
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void throughAParameter(ExecutionMode mode) {
        ModuleBuilder b = taker().table(1);
        own(b);
        int call = b.type(params(FUNCREF), I32);
        b.export("call", b.function(call, code().i32(0).get(0).tableSet(0).i32(0).callIndirect(1, 0)));
        CoreInstance second = instantiate(mode, b, imports());

        ModuleBuilder a = new ModuleBuilder();
        int t = a.type(params(FUNCREF), I32);
        int u = a.type(params(), I32);
        a.importFunction("b", "call", t);
        a.declare(a.function(u, code().i32(GIVEN)));
        a.export("run", a.function(u, code().refFunc(1).call(0)));
        assertThat(run(instantiate(mode, a, imports().function("b", "call", second.function("call")))))
                .isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void throughResults(ExecutionMode mode) {
        ModuleBuilder m = giver().declare(0);
        m.export("one", m.function(m.type(params(), FUNCREF), code().refFunc(0)));
        m.export("two", m.function(m.type(params(), I32, FUNCREF), code().i32(7).refFunc(0)));
        CoreInstance a = instantiate(mode, m, imports());
        ModuleBuilder b = taker().table(2);
        b.importFunction("a", "one", b.type(params(), FUNCREF));
        b.importFunction("a", "two", b.type(params(), I32, FUNCREF));
        own(b);
        b.export("run", b.function(1, code().i32(0).call(0).tableSet(0).i32(1).call(1).set(0).drop()
                .get(0).tableSet(0).i32(0).callIndirect(1, 0).i32(1).callIndirect(1, 0).add32(), FUNCREF));
        assertThat(run(instantiate(mode, b, imports().function("a", "one", a.function("one"))
                .function("a", "two", a.function("two"))))).isEqualTo(2 * GIVEN);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void outOfATableOfAnother(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().table(1).elements(0, 0).export("t", 1, 0), imports());
        ModuleBuilder b = taker().importTable("a", "t", 1).table(1);
        own(b);
        b.export("run", b.function(1, code().i32(0).i32(0).tableGet(0).tableSet(1).i32(0).callIndirect(1, 1)));
        assertThat(run(instantiate(mode, b, imports().table("a", "t", a.table("t"))))).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void throughTheFirstValueOfATable(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().table(FUNCREF, 2, code().refFunc(0)).export("t", 1, 0)
                .global(FUNCREF, false, code().refFunc(0)).export("g", 3, 0), imports());
        ModuleBuilder b = taker().importTable("a", "t", 1).importGlobal("a", "g", FUNCREF, false)
                .table(FUNCREF, 2, code().globalGet(0));
        own(b);
        b.export("run", b.function(1, code().i32(1).callIndirect(1, 0).i32(1).callIndirect(1, 1).add32()));
        assertThat(run(instantiate(mode, b,
                imports().table("a", "t", a.table("t")).global("a", "g", a.global("g"))))).isEqualTo(2 * GIVEN);
        long[] frame = new long[1];
        a.table("t").function(1).call(frame);
        assertThat(frame[0]).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void copiedBetweenTables(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().table(3).elements(2, 0).export("t", 1, 0), imports());
        ModuleBuilder b = taker().importTable("a", "t", 3).table(3);
        int own = own(b);
        b.declare(own);
        b.export("run", b.function(1, code().i32(1).refFunc(own).tableSet(1).i32(0).i32(2).i32(1).tableCopy(1, 0)
                .i32(0).callIndirect(1, 1)));
        assertThat(run(instantiate(mode, b, imports().table("a", "t", a.table("t"))))).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void copiedWithinATableWithTheirInstances(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().table(4).elements(0, 0).export("t", 1, 0), imports());
        ModuleBuilder b = taker().importTable("a", "t", 4);
        int own = own(b);
        b.elements(1, own);
        b.export("run", b.function(1, code().i32(1).i32(0).i32(3).tableCopy(0, 0)
                .i32(1).callIndirect(1, 0).i32(2).callIndirect(1, 0).add32()));
        assertThat(run(instantiate(mode, b, imports().table("a", "t", a.table("t"))))).isEqualTo(GIVEN + 200);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void asWhatATableGrowsAndIsFilledBy(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().global(FUNCREF, false, code().refFunc(0)).export("g", 3, 0),
                imports());
        ModuleBuilder b = taker().importGlobal("a", "g", FUNCREF, false).table(1);
        own(b);
        b.export("run", b.function(1, code().globalGet(0).i32(2).tableGrow(0).drop()
                .i32(0).globalGet(0).i32(1).tableFill(0)
                .i32(0).callIndirect(1, 0).i32(2).callIndirect(1, 0).add32()));
        assertThat(run(instantiate(mode, b, imports().global("a", "g", a.global("g"))))).isEqualTo(2 * GIVEN);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void inElementSegments(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().global(FUNCREF, false, code().refFunc(0)).export("g", 3, 0),
                imports());
        ModuleBuilder b = taker().importGlobal("a", "g", FUNCREF, false).table(4);
        int own = own(b);
        b.expressions(0, code().globalGet(0), code().refFunc(own));
        b.passiveExpressions(code().globalGet(0), code().refFunc(own));
        b.export("run", b.function(1, code().i32(2).i32(0).i32(2).tableInit(1, 0)
                .i32(0).callIndirect(1, 0).i32(2).callIndirect(1, 0).add32()
                .i32(1).callIndirect(1, 0).add32().i32(3).callIndirect(1, 0).add32()));
        assertThat(run(instantiate(mode, b, imports().global("a", "g", a.global("g")))))
                .isEqualTo(2 * GIVEN + 2 * 200);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void calledDirectly(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().global(ref(0), false, code().refFunc(0)).export("g", 3, 0),
                imports());
        ModuleBuilder b = taker().importGlobal("a", "g", ref(1), false);
        int own = own(b);
        b.declare(own);
        int tail = b.function(1, code().globalGet(0).op(0x15, 1));
        b.export("run", b.function(1, code().globalGet(0).callRef(1).call(tail).add32()
                .refFunc(own).callRef(1).add32()));
        assertThat(run(instantiate(mode, b, imports().global("a", "g", a.global("g")))))
                .isEqualTo(2 * GIVEN + 200);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void ofAnImportedFunction(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().export("f", 0), imports());
        ModuleBuilder b = taker().table(1);
        b.importFunction("a", "f", 1);
        b.importFunction("host", "f", 1);
        own(b);
        b.declare(0, 1);
        b.export("run", b.function(1, code().refFunc(0).callRef(1)
                .i32(0).refFunc(1).tableSet(0).i32(0).callIndirect(1, 0).add32()));
        CoreFunction host = CoreFunction.host(
                new CoreType.FunctionType(List.of(), List.of(ValueType.I32)), f -> f[0] = 5);
        assertThat(run(instantiate(mode, b, imports().function("a", "f", a.function("f"))
                .function("host", "f", host)))).isEqualTo(GIVEN + 5);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void inAnException(ExecutionMode mode) {
        ModuleBuilder m = giver().declare(0);
        int payload = m.type(params(FUNCREF));
        m.tag(payload).export("tag", 4, 0);
        m.export("throw", m.function(m.type(params()), code().refFunc(0).op(0x08, 0)));
        CoreInstance a = instantiate(mode, m, imports());
        ModuleBuilder b = taker().table(1);
        b.importFunction("a", "throw", b.type(params()));
        b.importTag("a", "tag", b.type(params(FUNCREF)));
        own(b);
        b.export("run", b.function(1, code().i32(0).block(FUNCREF).op(0x1F, VOID, 1, 0, 0, 0).call(0).end()
                .unreachable().end().tableSet(0).i32(0).callIndirect(1, 0)));
        assertThat(run(instantiate(mode, b, imports().function("a", "throw", a.function("throw"))
                .tag("a", "tag", a.tag("tag"))))).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void thatIsNullStaysNull(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().table(1).export("t", 1, 0)
                .global(ref(0), false, code().op(0xD0, 0)).export("g", 3, 0), imports());
        ModuleBuilder b = taker().importTable("a", "t", 1).importGlobal("a", "g", ref(1), false).table(1);
        own(b);
        b.export("run", b.function(1, code().i32(0).i32(0).tableGet(0).tableSet(1)
                .i32(0).tableGet(1).op(0xD1).globalGet(0).op(0xD1).add32()));
        b.export("call", b.function(1, code().globalGet(0).callRef(1)));
        b.export("indirect", b.function(1, code().i32(0).callIndirect(1, 1)));
        CoreInstance second = instantiate(mode, b, imports().table("a", "t", a.table("t"))
                .global("a", "g", a.global("g")));
        assertThat(run(second)).isEqualTo(2);
        fails(TrapKind.NULL_REFERENCE, second, "call");
        fails(TrapKind.UNINITIALIZED_ELEMENT, second, "indirect");
        assertThat(a.global("g").get()).isEqualTo(-1);
    }

    private static void fails(TrapKind kind, CoreInstance i, String function) {
        assertThatThrownBy(() -> i.function(function).call(new long[4]))
                .isInstanceOfSatisfying(TrapException.class, t -> assertThat(t.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void isCheckedAgainstTheTypeThatItsModuleGivesIt(ExecutionMode mode) {
        ModuleBuilder m = giver().table(2).export("t", 1, 0);
        int add = m.function(m.type(params(I32, I32), I32), code().get(0).get(1).add32());
        m.elements(0, 0, add);
        CoreInstance a = instantiate(mode, m, imports());
        // In b, type 0 is what type 1 is in a, and the other way round.
        ModuleBuilder b = new ModuleBuilder().importTable("a", "t", 2);
        int two = b.type(params(I32, I32), I32);
        int none = b.type(params(), I32);
        b.export("right", b.function(none, code().i32(3).i32(4).i32(1).callIndirect(two, 0)
                .i32(0).callIndirect(none, 0).add32()));
        b.export("wrong", b.function(none, code().i32(3).i32(4).i32(0).callIndirect(two, 0)));
        b.export("wrongToo", b.function(none, code().i32(1).op(0x13).u(none).u(0)));
        CoreInstance second = instantiate(mode, b, imports().table("a", "t", a.table("t")));
        long[] frame = new long[4];
        second.function("right").call(frame);
        assertThat(frame[0]).isEqualTo(107);
        fails(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, second, "wrong");
        fails(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, second, "wrongToo");
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void anExceptionOfAFunctionOfAnotherIsCaught(ExecutionMode mode) {
        ModuleBuilder m = giver().table(1).export("t", 1, 0);
        int none = m.type(params());
        m.tag(none).export("tag", 4, 0);
        m.elements(0, m.function(none, code().op(0x08, 0)));
        CoreInstance a = instantiate(mode, m, imports());
        ModuleBuilder b = taker().importTable("a", "t", 1);
        int call = b.type(params());
        b.importTag("a", "tag", call);
        b.export("run", b.function(1, code().block(VOID).op(0x1F, VOID, 1, 0, 0, 0).i32(0).callIndirect(call, 0).end()
                .i32(1).ret().end().i32(2)));
        assertThat(run(instantiate(mode, b, imports().table("a", "t", a.table("t"))
                .tag("a", "tag", a.tag("tag"))))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void theHostMayHandItOn(ExecutionMode mode) {
        ModuleBuilder m = giver().declare(0);
        m.export("run", m.function(m.type(params(), FUNCREF), code().refFunc(0)));
        CoreInstance a = instantiate(mode, m, imports());
        ModuleBuilder b = taker().table(1);
        own(b);
        b.export("run", b.function(b.type(params(FUNCREF), I32),
                code().i32(0).get(0).tableSet(0).i32(0).callIndirect(1, 0)));
        CoreInstance second = instantiate(mode, b, imports());
        assertThat(run(second, run(a))).isEqualTo(GIVEN);
        // What never was a reference is none.
        assertThatThrownBy(() -> run(second, 123_456)).isInstanceOf(TrapException.class);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void referencesOfTheHostAreLeftAlone(ExecutionMode mode) {
        ModuleBuilder m = giver().table(EXTERNREF, 1, null).export("t", 1, 0)
                .global(EXTERNREF, true, code().op(0xD0, EXTERNREF)).export("g", 3, 0);
        int pass = m.type(params(EXTERNREF), EXTERNREF);
        m.export("run", m.function(pass, code().i32(0).get(0).tableSet(0).get(0).globalSet(0).globalGet(0)
                .i32(1).tableGrow(0).drop().i32(0).i32(1).i32(1).tableCopy(0, 0).i32(0).tableGet(0)));
        for (long value : new long[]{0, 1, 4095, 4096, Integer.MAX_VALUE}) {
            assertThat(run(instantiate(mode, m, imports()), value)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void thereMayBeManyFunctions(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(), I32);
        int count = 9000;
        int[] all = new int[count];
        for (int k = 0; k < count; k++) {
            all[k] = m.function(t, code().i32(k));
        }
        m.declare(all);
        m.export("first", m.function(m.type(params(), FUNCREF), code().refFunc(0)));
        m.export("last", m.function(m.type(params(), FUNCREF), code().refFunc(count - 1)));
        CoreInstance a = instantiate(mode, m, imports());
        CoreInstance again = instantiate(mode, m, imports());
        ModuleBuilder b = taker().table(1);
        own(b);
        b.export("run", b.function(b.type(params(FUNCREF), I32),
                code().i32(0).get(0).tableSet(0).i32(0).callIndirect(1, 0)));
        CoreInstance second = instantiate(mode, b, imports());
        long[] frame = new long[1];
        for (CoreInstance i : List.of(a, again, a)) {
            i.function("last").call(frame);
            assertThat(run(second, frame[0])).isEqualTo(count - 1);
            i.function("first").call(frame);
            assertThat(run(second, frame[0])).isZero();
        }
    }

    /** What garbage collection leaves of an instance that nothing but links holds. */
    private static boolean isGone(WeakReference<?> instance) {
        for (int i = 0; i < 20 && instance.get() != null; i++) {
            System.gc();
        }
        return instance.get() == null;
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void keepsItsInstanceForThoseThatMayHaveIt(ExecutionMode mode) {
        ModuleBuilder b = taker().table(1).global(FUNCREF, true, code().op(0xD0, FUNCREF)).export("g", 3, 0);
        own(b);
        b.export("run", b.function(1, code().i32(0).globalGet(0).tableSet(0).i32(0).callIndirect(1, 0)));
        CoreInstance second = instantiate(mode, b, imports());
        ModuleBuilder m = new ModuleBuilder().importGlobal("b", "g", FUNCREF, true);
        int given = m.function(m.type(params(), I32), code().i32(GIVEN));
        m.declare(given);
        m.export("run", m.function(m.type(params(), I32), code().refFunc(given).globalSet(0).i32(0)));
        CoreInstance a = instantiate(mode, m, imports().global("b", "g", second.global("g")));
        run(a);
        WeakReference<CoreInstance> watched = new WeakReference<>(a);
        a = null;
        System.gc();
        assertThat(run(second)).isEqualTo(GIVEN);
        assertThat(isGone(watched)).isFalse();
        second = null;
        assertThat(isGone(watched)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void onlyWhatCarriesReferencesKeepsInstances(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().export("f", 0).memory(1).export("m", 2, 0), imports());
        ModuleBuilder b = new ModuleBuilder().importMemory("a", "m", 1);
        b.importFunction("a", "f", b.type(params(), I32));
        WeakReference<CoreInstance> user = new WeakReference<>(instantiate(mode, b,
                imports().function("a", "f", a.function("f")).memory("a", "m", a.memory("m"))));
        assertThat(isGone(user)).isTrue();
        assertThat(a.function("f").type().results()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void hasTheTypeThatAnImportNeeds(ExecutionMode mode) {
        ModuleBuilder m = giver().global(ref(0), false, code().refFunc(0)).export("g", 3, 0)
                .table(ref(0), 1, null).export("t", 1, 0);
        m.export("f", m.function(m.type(params(ref(0))), code()));
        CoreInstance a = instantiate(mode, m, imports());
        CoreImports.Builder given = imports().global("a", "g", a.global("g")).table("a", "t", a.table("t"))
                .function("a", "f", a.function("f"));
        for (int type : new int[]{0, 1}) {
            ModuleBuilder global = taker().importGlobal("a", "g", ref(type), false);
            ModuleBuilder table = taker().importTable("a", "t", ref(type), 1);
            ModuleBuilder function = taker();
            function.importFunction("a", "f", function.type(params(ref(type))));
            for (ModuleBuilder b : List.of(global, table, function)) {
                if (type == 1) {
                    instantiate(mode, b, given);
                } else {
                    assertThatThrownBy(() -> instantiate(mode, b, given)).isInstanceOf(CoreLinkException.class);
                }
            }
        }
        // A typed reference is a reference to any function as well, where nobody can write another one.
        instantiate(mode, taker().importGlobal("a", "g", FUNCREF, false), given);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void staysWithinItsStore(ExecutionMode mode) {
        ModuleBuilder m = giver().table(1).export("t", 1, 0).global(FUNCREF, true, code().op(0xD0, FUNCREF))
                .export("g", 3, 0)
                .export("f", 0);
        CoreInstance other = MeterTest.compiler(mode).compile(m.build())
                .instantiate(CoreImports.none(), MeterTest.plenty());
        CoreImports.Builder given = imports().global("a", "g", other.global("g")).table("a", "t", other.table("t"))
                .function("a", "f", other.function("f"));
        ModuleBuilder function = taker();
        function.importFunction("a", "f", 1);
        for (ModuleBuilder b : List.of(taker().importGlobal("a", "g", FUNCREF, true),
                taker().importTable("a", "t", 1), function)) {
            assertThatThrownBy(() -> instantiate(mode, b, given)).isInstanceOf(CoreLinkException.class)
                    .hasMessageContaining("of another store");
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void inFunctionsThatAreTooLargeToCompile(ExecutionMode mode) {
        CoreInstance a = instantiate(mode, giver().global(ref(0), false, code().refFunc(0)).export("g", 3, 0)
                .table(1).elements(0, 0).export("t", 1, 0), imports());
        ModuleBuilder b = taker().importGlobal("a", "g", ref(1), false).importTable("a", "t", 1);
        int own = own(b);
        b.declare(own);
        Code body = code().globalGet(0).callRef(1).i32(0).callIndirect(1, 0).add32().refFunc(own).callRef(1).add32()
                .i32(0).refFunc(own).tableSet(0).i32(0).callIndirect(1, 0).add32().call(own).add32();
        for (int k = 0; k < 30_000; k++) {
            body.i32(k).add32().i32(k).sub32();
        }
        int large = b.function(1, body);
        b.export("run", b.function(1, code().call(large)));
        CoreModule module = MeterTest.compiler(mode).compile(b.build());
        assertThat(module.report().oversized()).hasSize(mode == ExecutionMode.COMPILED ? 1 : 0);
        assertThat(run(module.instantiate(imports().global("a", "g", a.global("g")).table("a", "t", a.table("t"))
                .build(), meter))).isEqualTo(2 * GIVEN + 3 * 200);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void isTheSameInCodeThatIsNotMetered(ExecutionMode mode) {
        CoreCompiler compiler = CoreCompiler.create(
                CoreConfig.defaults().withMode(mode).withMetering(new Metering.Unmetered()));
        CoreInstance a = compiler.compile(giver().global(ref(0), false, code().refFunc(0)).export("g", 3, 0).build())
                .instantiate(CoreImports.none(), meter);
        ModuleBuilder b = taker().importGlobal("a", "g", ref(1), false).table(1);
        int own = own(b);
        b.declare(own);
        int tail = b.function(1, code().globalGet(0).op(0x15, 1));
        int indirect = b.function(1, code().i32(0).globalGet(0).tableSet(0).i32(0).op(0x13, 1, 0));
        b.export("run", b.function(1, code().call(tail).call(indirect).add32().refFunc(own).callRef(1).add32()));
        assertThat(run(compiler.compile(b.build())
                .instantiate(imports().global("a", "g", a.global("g")).build(), meter))).isEqualTo(2 * GIVEN + 200);
    }
}
