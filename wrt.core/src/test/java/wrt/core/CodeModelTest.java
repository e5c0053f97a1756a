// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.core.Code.I32;
import static wrt.core.Code.VOID;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wrt.core.code.BasicBlock;
import wrt.core.code.BulkSite;
import wrt.core.code.CallSite;
import wrt.core.code.CostModel;
import wrt.core.code.FunctionCode;
import wrt.core.code.InstructionClass;
import wrt.core.code.Loop;

class CodeModelTest {
    private static FunctionCode only(ModuleBuilder m) {
        return CoreCompiler.create(CoreConfig.defaults()).compile(m.build()).code().functions().getFirst();
    }

    @Test
    void aLoopHasAHeaderABackEdgeAndAnExit() {
        FunctionCode f = CoreCompiler.create(CoreConfig.defaults()).compile(Samples.sum()).code().function(0);
        assertThat(f.name()).isEqualTo("sum");
        assertThat(f.entryCost()).isEqualTo(1);
        assertThat(f.loops()).hasSize(1);
        Loop loop = f.loops().getFirst();
        BasicBlock header = f.blocks().get(loop.header());
        // local.get, i32.eqz, br_if; then the body with its nine instructions and the branch back.
        assertThat(header.cost()).isEqualTo(3);
        BasicBlock body = f.blocks().get(loop.backEdges().getFirst());
        assertThat(body.cost()).isEqualTo(9);
        assertThat(body.successors()).containsExactly(header.id());
        assertThat(header.successors()).hasSize(2).contains(body.id());
        assertThat(f.blocks().getLast().successors()).containsExactly(BasicBlock.EXIT);
        assertThat(f.blocks().getFirst().start()).isEqualTo(f.start());
        assertThat(f.blocks().getLast().end()).isEqualTo(f.end());
    }

    @Test
    void loopsNest() {
        ModuleBuilder m = new ModuleBuilder();
        m.function(m.type(params(I32)), code().loop(VOID).loop(VOID).get(0).brIf(0).get(0).brIf(1).end().end());
        FunctionCode f = only(m);
        assertThat(f.loops()).extracting(Loop::parent).containsExactly(-1, 0);
        assertThat(f.loops()).allMatch(l -> l.backEdges().size() == 1);
        assertThat(f.blocks().get(f.loops().get(1).header()).loop()).isEqualTo(1);
    }

    @Test
    void unreachableCodeIsLeftOut() {
        ModuleBuilder m = new ModuleBuilder();
        m.function(m.type(params(), I32), code().i32(1).ret().i32(2).loop(VOID).br(0).end().unreachable());
        FunctionCode f = only(m);
        assertThat(f.blocks()).hasSize(1);
        assertThat(f.blocks().getFirst().instructions()).isEqualTo(2);
        assertThat(f.loops()).isEmpty();
    }

    @Test
    void callsAndBulkOperationsAreSites() {
        ModuleBuilder m = new ModuleBuilder().memory(1).table(1);
        int t = m.type(params());
        m.function(t, code().call(0).i32(0).callIndirect(t, 0).i32(0).i32(0).i32(9).op(0xFC, 0x0B, 0)
                .i32(1).op(0x40, 0).drop());
        FunctionCode f = only(m);
        assertThat(f.calls()).extracting(CallSite::target)
                .containsExactly(new CallSite.Target.Direct(0), new CallSite.Target.Indirect(t, 0));
        assertThat(f.bulk()).extracting(BulkSite::unit).containsExactly(BulkSite.Unit.BYTE, BulkSite.Unit.PAGE);
        assertThat(f.blocks()).as("calls do not end a block").hasSize(1);
    }

    @Test
    void branchTablesReachEachTargetOnce() {
        ModuleBuilder m = new ModuleBuilder();
        m.function(m.type(params(I32), I32), code().block(VOID).block(VOID).get(0).brTable(0, 1, 0, 1).end()
                .i32(1).ret().end().i32(2));
        FunctionCode f = only(m);
        assertThat(f.blocks().getFirst().successors()).hasSize(2);
        assertThat(f.blocks()).hasSize(3);
    }

    @Test
    void weightsAreCharged() {
        CostModel costs = new CostModel(
                Map.of(InstructionClass.CALL, 100, InstructionClass.INTEGER, 0, InstructionClass.LOCAL, 0,
                        InstructionClass.CONSTANT, 0, InstructionClass.BRANCH, 0, InstructionClass.RETURN, 0,
                        InstructionClass.STRUCTURE, 0),
                5, 0, 0, 0);
        for (ExecutionMode mode : ExecutionMode.values()) {
            Meter meter = MeterTest.plenty();
            long before = meter.remaining();
            CoreInstance i = CoreCompiler.create(CoreConfig.defaults().withMode(mode)
                    .withMetering(new Metering.Metered(costs))).compile(Samples.fib())
                    .instantiate(CoreImports.none(), meter);
            i.function("fib").call(new long[]{5});
            // fib(5) makes 14 calls besides the first.
            assertThat(before - meter.remaining()).isEqualTo(14 * 100 + 15 * 5);
        }
    }

    @Test
    void theVersionTellsModelsApart() {
        assertThat(CostModel.defaults().version()).isEqualTo(CostModel.defaults().version());
        assertThat(new CostModel(Map.of(), 1, 1, 1, 256).version()).isNotEqualTo(CostModel.defaults().version());
        assertThatThrownBy(() -> new CostModel(Map.of(InstructionClass.CALL, -1), 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("CALL must cost 0 to");
    }
}
