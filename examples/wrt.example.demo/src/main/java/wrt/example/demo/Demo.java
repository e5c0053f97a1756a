// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.Engine;

/**
 * The demonstration, step by step, on a running container.
 *
 * <p>Concurrency: one thread runs it; the drivers of {@link Traffic} have theirs.
 */
final class Demo {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final List<String> PARTS = List.of("brake", "cruise", "hog", "telemetry", "dashboard");

    private final BundleContext context;
    private final Deployer deployer;
    private final Engine engine;
    private final PolicySwaps policies;
    private final Components components;
    private final LoadFolder folder;
    private final Optional<Path> planner;
    private final Screen screen;
    private final Verdict verdict = new Verdict();

    Demo(BundleContext context, Deployer deployer, Engine engine, ConfigurationAdmin configurations, Path load,
            Optional<Path> planner, Screen screen) {
        this.context = context;
        this.deployer = deployer;
        this.engine = engine;
        this.planner = planner;
        this.screen = screen;
        policies = new PolicySwaps(context, configurations, engine);
        components = new Components(context);
        folder = new LoadFolder(load);
    }

    Verdict verdict() {
        return verdict;
    }

    Verdict run() throws Exception {
        HostServices host = deploy();
        Traffic traffic = new Traffic(components);
        int swapsBefore = engine.swaps().size();
        try {
            planner.ifPresent(file -> folder.drop(file, "planner"));
            watch(traffic, 2);
            hog(traffic);
            plan(traffic);
            swap(traffic);
            update(traffic);
            remove(traffic);
        } finally {
            traffic.stop();
        }
        verdict.swaps.addAll(engine.swaps().subList(swapsBefore, engine.swaps().size()));
        verdict.facts.put("log lines from the dashboard", host.log().lines());
        snapshot();
        settle(traffic);
        return verdict;
    }

    private HostServices deploy() throws InterruptedException {
        HostServices host = new HostServices();
        // The dashboard comes first and without what it imports: it waits, named, until the others are there.
        folder.drop("dashboard.wasm", "dashboard");
        verdict.check(reached("dashboard", DeploymentState.UNRESOLVED), "the dashboard did not wait for its imports");
        deployer.deployment("dashboard")
                .ifPresent(d -> d.problems().forEach(p -> screen.line("dashboard waits: " + p)));
        host.register(context);
        PARTS.stream().filter(part -> !part.equals("dashboard")).forEach(part -> folder.drop(part + ".wasm", part));
        for (String part : PARTS) {
            verdict.check(reached(part, DeploymentState.ACTIVE), part + " did not become active");
        }
        for (DeploymentInfo d : deployer.deployments()) {
            show(d);
        }
        if (!verdict.problems.isEmpty()) {
            throw new IllegalStateException("not all components are active");
        }
        return host;
    }

    private void show(DeploymentInfo d) {
        screen.line(String.format("deployed %-10s %s  %s  %d ms", d.name(), d.digest().substring(0, 12), d.state(),
                d.loadNanos() / 1_000_000));
    }

    private boolean reached(String name, DeploymentState state) throws InterruptedException {
        return Wait.until(LIMIT, () -> deployer.deployment(name).map(d -> d.state() == state).orElse(false));
    }

    // Prints what is going on, a line a second.
    private void watch(Traffic traffic, int seconds) throws InterruptedException {
        for (int i = 0; i < seconds; i++) {
            long calls = traffic.calls();
            long steps = traffic.control().answered();
            Thread.sleep(1000);
            screen.line(String.format("policy %-12s %,7d calls/s  controller %d/s", policies.active(),
                    traffic.calls() - calls, (traffic.control().answered() - steps) / 2));
            snapshot();
        }
    }

    private void hog(Traffic traffic) throws Exception {
        screen.line("the hog spins, with a budget of " + Hog.BUDGET + " fuel");
        long start = System.nanoTime();
        long steps = traffic.control().answered();
        CompletableFuture<String> end = new Hog(components.get("hog")).spin(verdict);
        while (!end.isDone() && System.nanoTime() - start < LIMIT.toNanos()) {
            watch(traffic, 1);
        }
        String message = end.get(1, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = (traffic.control().answered() - steps) / 2.0 / seconds;
        screen.line("the hog ended: " + message);
        long preemptions = engine.partitions().stream().mapToLong(p -> p.preemptions()).sum();
        verdict.facts.put("preemptions", preemptions);
        verdict.facts.put("controller rate beside hog", String.format("%.1f/s of %d/s", rate, Traffic.CONTROL_RATE));
        verdict.check(preemptions > 0, "the hog was never preempted");
        verdict.check(rate > 0.9 * Traffic.CONTROL_RATE, "beside the hog the controller ran at only " + rate + "/s");
    }

    // A megabyte of JavaScript engine takes its time to compile; the others run meanwhile, and then it takes part.
    private void plan(Traffic traffic) throws InterruptedException {
        if (planner.isEmpty()) {
            screen.line("no planner: it is written in JavaScript and built only where Node.js is installed");
            return;
        }
        for (int i = 0; i < LIMIT.toSeconds() && deployer.deployment("planner").isEmpty(); i++) {
            watch(traffic, 1);
        }
        boolean isActive = reached("planner", DeploymentState.ACTIVE);
        verdict.check(isActive, "planner did not become active");
        if (isActive) {
            deployer.deployment("planner").ifPresent(this::show);
            traffic.add(PlannerDriver.start(components.get("planner")));
        }
    }

    private void swap(Traffic traffic) throws Exception {
        verdict.check(policies.byConfiguration(), "configuration did not make 'priority' the policy");
        watch(traffic, 2);
        verdict.check(policies.byRanking(), "the installed bundle did not make 'least-fuel' the policy");
        watch(traffic, 2);
        verdict.check(policies.byStopping(), "stopping the bundle did not bring 'priority' back");
        watch(traffic, 1);
    }

    private void update(Traffic traffic) throws InterruptedException {
        verdict.check(traffic.brakes().version().equals("brake 1.0.0"),
                "before the update the brake says " + traffic.brakes().version());
        String before = digest("brake");
        folder.drop("brake-v2.wasm", "brake");
        verdict.check(Wait.until(LIMIT, () -> traffic.brakes().version().equals("brake 2.0.0")),
                "the updated brake did not answer");
        verdict.check(!digest("brake").equals(before), "the digest of the brake did not change");
        deployer.deployment("brake")
                .ifPresent(d -> verdict.changes.add(new Verdict.Change("brake", "updated", d.loadNanos())));
        screen.line("updated brake " + before.substring(0, 12) + " -> " + digest("brake").substring(0, 12));
        watch(traffic, 1);
    }

    private String digest(String name) {
        return deployer.deployment(name).map(DeploymentInfo::digest).orElse("");
    }

    private void remove(Traffic traffic) throws InterruptedException {
        traffic.display().leaving();
        long start = System.nanoTime();
        // With a component, its figures go.
        snapshot();
        folder.delete("dashboard");
        verdict.check(Wait.until(LIMIT, () -> deployer.deployment("dashboard").isEmpty()),
                "the dashboard was not removed");
        verdict.changes.add(new Verdict.Change("dashboard", "removed", System.nanoTime() - start));
        verdict.check(components.optional("dashboard").isEmpty(), "the removed dashboard is still a service");
        screen.line("removed dashboard");
        watch(traffic, 1);
    }

    private void snapshot() {
        for (ComponentStatistics c : engine.components()) {
            verdict.components.put(c.name(), c);
        }
    }

    private void settle(Traffic traffic) {
        for (Tally tally : traffic.tallies()) {
            verdict.calls += tally.calls();
            verdict.lost += tally.lost();
            verdict.wrong += tally.wrong();
            verdict.check(tally.answered() > 0, tally.name() + " was never answered");
            verdict.problems.addAll(tally.complaints());
        }
    }
}
