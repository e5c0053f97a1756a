// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CancellationOutcome;
import wrt.api.component.CallOptions;
import wrt.api.component.ExportedFunction;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.WasmComponent;

/** A component that answers a call by text with what it was given, or as it was told. */
final class FakeComponent implements WasmComponent {

    private final String name;
    CallOptions options = CallOptions.DEFAULT;
    boolean blocks;
    final CountDownLatch blocked = new CountDownLatch(1);

    FakeComponent(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String digest() {
        return FakeDeployer.DIGEST;
    }

    @Override
    public List<ExportedFunction> exports() {
        return List.of(
                new ExportedFunction("vehicle:brake/control@0.1.0#apply", "func(pedal: u32, speed: f32) -> u32", false),
                new ExportedFunction("vehicle:brake/text@0.1.0#greet", "func(name: string, mark: char) -> string",
                        false),
                new ExportedFunction("vehicle:brake/text@0.1.0#reset", "func()", false),
                new ExportedFunction("vehicle:brake/control@0.1.0#reset", "func()", false),
                new ExportedFunction("spin", "func(x: s32)", false));
    }

    @Override
    public String callText(CallOptions given, String export, List<String> arguments) {
        options = given;
        if (blocks) {
            block();
        }
        if (export.equals("spin")) {
            throw new FuelExhaustedException(name, export, given.fuel().orElse(1), 1001);
        }
        if (export.endsWith("#apply") && arguments.size() != 2) {
            throw new IllegalArgumentException("2 arguments expected, but there are " + arguments.size());
        }
        return export.endsWith("#reset") ? "" : String.join(" ", arguments);
    }

    private void block() {
        blocked.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallCancelledException(name, "apply", 1, CancellationOutcome.BEFORE_RETURNED,
                    "cancelled: its caller was interrupted", e);
        }
    }

    @Override
    public Object call(String export, Object... arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object call(CallOptions given, String export, Object... arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Object> callAsync(CallOptions given, String export, Object... arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String javaSource(String witInterface, String packageName) {
        if (witInterface.equals("nothing")) {
            throw new IllegalArgumentException(name + " exports no interface nothing");
        }
        return "package " + packageName + ";\n// " + witInterface + "\n";
    }

    @Override
    public <T> T as(Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
