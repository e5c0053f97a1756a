// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import wrt.api.component.CallOptions;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.WasmComponent;

/** The call that never returns by itself: what it must end with, and how the controller fared meanwhile. */
final class Hog {

    /** Enough for a second or two of one core. */
    static final long BUDGET = 1_000_000_000L;

    private final WasmComponent hog;

    Hog(WasmComponent hog) {
        this.hog = hog;
    }

    /** Starts the hog; the result is the error it ended with, checked. */
    CompletableFuture<String> spin(Verdict verdict) {
        return hog.callAsync(CallOptions.DEFAULT.withFuel(BUDGET), "spin").toCompletableFuture()
                .handle((got, error) -> {
                    Throwable cause = error instanceof CompletionException && error.getCause() != null
                            ? error.getCause()
                            : error;
                    if (!(cause instanceof FuelExhaustedException fuel)) {
                        verdict.check(false, "the hog did not end with a fuel-exhausted error, but with " + cause);
                        return String.valueOf(cause);
                    }
                    String message = String.valueOf(fuel.getMessage());
                    verdict.check(fuel.budget() == BUDGET, "the hog's error names the budget " + fuel.budget());
                    verdict.check(fuel.consumed() >= BUDGET,
                            "the hog was ended after only " + fuel.consumed() + " fuel");
                    verdict.check(fuel.component().equals("hog") && fuel.export().endsWith("spin"),
                            "the hog's error names " + fuel.component() + " " + fuel.export());
                    verdict.check(message.contains("hog") && message.contains("spin") && message.contains("" + BUDGET)
                            && message.contains("" + fuel.consumed()), "the hog's message lacks a part: " + message);
                    return message;
                });
    }
}
