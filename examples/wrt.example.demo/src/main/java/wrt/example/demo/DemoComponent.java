// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wrt.api.deploy.Deployer;
import wrt.api.engine.Engine;

/**
 * Runs the demonstration once in a container that was started for it, then stops the container.
 *
 * <p>Framework properties: {@code wrt.load} is the watched folder, {@code wrt.demo.exit} the file that takes the exit
 * code (without it nothing is run), {@code wrt.demo.json} whether to print JSON, {@code wrt.demo.planner} the planner
 * where it was built.
 */
@Component(immediate = true, service = {})
public final class DemoComponent {

    private static final long LIMIT_SECONDS = 55;

    /** Starts the demonstration on a thread of its own. */
    @Activate
    public DemoComponent(BundleContext context, @Reference Deployer deployer, @Reference Engine engine,
            @Reference ConfigurationAdmin configurations) {
        @Nullable
        String exit = context.getProperty("wrt.demo.exit");
        if (exit == null) {
            return;
        }
        boolean json = Boolean.parseBoolean(context.getProperty("wrt.demo.json"));
        Optional<Path> planner = Optional.ofNullable(context.getProperty("wrt.demo.planner")).filter(p -> !p.isEmpty())
                .map(Path::of);
        Screen screen = new Screen(json);
        Demo demo = new Demo(context, deployer, engine, configurations, Path.of(context.getProperty("wrt.load")),
                planner, screen);
        Thread.ofPlatform().name("demo").start(() -> {
            watchdog(Path.of(exit));
            Verdict verdict = verdict(demo, screen);
            Report report = new Report(verdict);
            report.table().forEach(screen::raw);
            if (json) {
                System.out.println(report.json());
            }
            screen.raw(verdict.line());
            end(context, Path.of(exit), verdict.ok() ? 0 : 1);
        });
    }

    private static Verdict verdict(Demo demo, Screen screen) {
        try {
            return demo.run();
        } catch (Exception e) {
            Verdict failed = demo.verdict();
            failed.problems.add(String.valueOf(e));
            screen.raw("the demonstration broke off: " + e);
            for (StackTraceElement frame : e.getStackTrace()) {
                screen.raw("    at " + frame);
            }
            return failed;
        }
    }

    // A demonstration that hangs is a failed one.
    private static void watchdog(Path exit) {
        Thread.ofPlatform().daemon().name("demo watchdog").start(() -> {
            try {
                Thread.sleep(LIMIT_SECONDS * 1000);
            } catch (InterruptedException e) {
                return;
            }
            System.out.println("demo: FAILED not done after " + LIMIT_SECONDS + " s");
            write(exit, 1);
            Runtime.getRuntime().halt(1);
        });
    }

    private static void end(BundleContext context, Path exit, int code) {
        write(exit, code);
        try {
            context.getBundle(0).stop();
        } catch (BundleException e) {
            System.err.println("the container does not stop: " + e);
        }
    }

    private static void write(Path exit, int code) {
        try {
            Files.writeString(exit, code + "\n");
        } catch (IOException e) {
            System.err.println("cannot write the exit code to " + exit + ": " + e);
        }
    }
}
