// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wrt.core.binary.Cursor;
import wrt.core.binary.FunctionNames;
import wrt.core.binary.Section;
import wrt.core.code.CodeModel;
import wrt.core.code.CostModel;
import wrt.core.code.FunctionCode;
import wrt.core.flow.FlowBuilder;
import wrt.core.flow.FunctionFlow;
import wrt.core.flow.Op;
import wrt.core.meter.MeteredBody;

/** Hands the function bodies of a module to the analysis of control flow. */
final class CodeReader {
    private final byte[] bytes;
    private final WasmModule module;
    private final CostModel costs;
    private final int imported;
    private final Map<Integer, String> exported = new HashMap<>();
    private final Map<Integer, String> names;

    CodeReader(byte[] bytes, WasmModule module, CostModel costs) {
        this.bytes = bytes;
        this.module = module;
        this.costs = costs;
        this.names = FunctionNames.read(bytes);
        this.imported = module.importSection().count(ExternalType.FUNCTION);
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export e = module.exportSection().getExport(i);
            if (e.exportType() == ExternalType.FUNCTION) {
                exported.putIfAbsent(e.index(), e.name());
            }
        }
    }

    /** All bodies in order, for the meter. */
    List<MeteredBody> bodies() {
        List<MeteredBody> bodies = new ArrayList<>();
        int[] ends = ends(bytes);
        for (int i = 0; i < ends.length; i++) {
            FunctionType type = module.functionSection().getFunctionType(i, module.typeSection());
            bodies.add(new MeteredBody(
                    flow(i, ends[i]),
                    ends[i],
                    type.params().size(),
                    type.returns().stream().map(Types::encoded).toList(),
                    exported.containsKey(i + imported)));
        }
        return bodies;
    }

    /** The exported model. */
    CodeModel model() {
        List<FunctionCode> functions = new ArrayList<>();
        int[] ends = ends(bytes);
        for (int i = 0; i < ends.length; i++) {
            FunctionFlow flow = flow(i, ends[i]);
            functions.add(new FunctionCode(
                    i + imported,
                    name(i + imported),
                    flow.ops().getFirst().offset(),
                    ends[i],
                    costs.functionEntry(),
                    flow.blocks(),
                    flow.loops(),
                    flow.calls(),
                    flow.bulk()));
        }
        return new CodeModel(costs, imported, functions);
    }

    /** The name of a function, empty if it has none. */
    String name(int index) {
        return names.getOrDefault(index, exported.getOrDefault(index, ""));
    }

    private FunctionFlow flow(int own, int end) {
        List<AnnotatedInstruction> instructions = module.codeSection().getFunctionBody(own).instructions();
        List<Op> ops = new ArrayList<>(instructions.size());
        for (AnnotatedInstruction i : instructions) {
            ops.add(new Op(i.address(), i.opcode().opcode(), i.operands()));
        }
        return FlowBuilder.build(ops, end, costs);
    }

    /** Where each function body ends, as the sizes in the code section say. */
    static int[] ends(byte[] bytes) {
        for (Section s : Section.read(bytes)) {
            if (s.id() == Section.CODE) {
                Cursor cursor = new Cursor(bytes, s.start());
                int[] ends = new int[cursor.unsigned()];
                for (int i = 0; i < ends.length; i++) {
                    int size = cursor.unsigned();
                    cursor.skip(size);
                    ends[i] = cursor.position();
                }
                return ends;
            }
        }
        return new int[0];
    }
}
