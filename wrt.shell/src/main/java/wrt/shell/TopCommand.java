// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches what is running. */
@Command(name = "wrt:top", description = "Watch partitions, components and tasks until a key is pressed.")
final class TopCommand implements Callable<Answer> {

    private final Platform platform;
    private final Supplier<Screen> screens;

    @Option(names = "-n", paramLabel = "COUNT", description = "How many times to draw; for ever if left out.")
    private int count = Integer.MAX_VALUE;

    @Option(names = "--interval", paramLabel = "MS", defaultValue = "1000", description = "The time between two drawings in ms, at least 10 (default: ${DEFAULT-VALUE}).")
    private long interval;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TopCommand(Platform platform, Supplier<Screen> screens) {
        this.platform = platform;
        this.screens = screens;
    }

    @Override
    public Answer call() {
        if (count < 1 || interval < 10) {
            throw new CommandFailure("-n must be at least 1 and --interval at least 10 ms");
        }
        try (Screen screen = screens.get()) {
            @Nullable
            Sample before = null;
            for (int drawn = 0; drawn < count; drawn++) {
                if (drawn > 0 && screen.keyWithin(Duration.ofMillis(interval))) {
                    break;
                }
                Sample now = Sample.of(platform.engine());
                screen.show(output.json ? Json.text(now) : new TopDisplay(before == null ? now : before, now).text());
                before = now;
            }
        } catch (InterruptedException e) {
            // Ctrl-C is the other way to end the display.
            Thread.currentThread().interrupt();
        }
        return Answer.SHOWN;
    }
}
