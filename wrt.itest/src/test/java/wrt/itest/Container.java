// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * The distribution in an embedded Felix: for what Pax Exam does not offer, another OS name for each test and a restart
 * on the same storage.
 *
 * <p>A test outside the framework cannot see the classes inside it. What it does there are {@link Step}s: classes that a
 * bundle of the test's own classes loads again inside, and whose results are values of the JDK.
 */
final class Container implements AutoCloseable {

    private static final long STOP_MILLIS = 10_000;

    private final Framework framework;
    private final Bundle probe;

    private Container(Framework framework, Bundle probe) {
        this.framework = framework;
        this.probe = probe;
    }

    /** Something that a test does inside the container; it has a constructor without parameters. */
    interface Step<T> extends Function<BundleContext, T> {
    }

    /** Starts the distribution; what the storage in the folder already knows starts again. */
    static Container start(Path folder, Map<String, String> settings) throws BundleException {
        Map<String, String> properties = new HashMap<>(Distribution.settings());
        properties.put(Constants.FRAMEWORK_STORAGE, folder.resolve("felix").toString());
        properties.put(LoadFolder.PROPERTY, folder.resolve("load").toString());
        properties.putAll(settings);
        Framework framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                .newFramework(properties);
        framework.start();
        List<Bundle> toStart = new ArrayList<>();
        for (Path jar : Distribution.bundles()) {
            Bundle bundle = framework.getBundleContext().installBundle("reference:" + jar.toUri());
            if (!Distribution.isFragment(jar)) {
                toStart.add(bundle);
            }
        }
        for (Bundle bundle : toStart) {
            bundle.start();
        }
        Bundle probe = framework.getBundleContext().installBundle("test classes", ProbeJar.ofTestClasses());
        probe.start();
        return new Container(framework, probe);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Does a step inside the container. */
    @SuppressWarnings("unchecked")
    <T> T inside(Class<? extends Step<T>> step) {
        try {
            var constructor = probe.loadClass(step.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((Function<BundleContext, T>) constructor.newInstance()).apply(probe.getBundleContext());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        if (framework.waitForStop(STOP_MILLIS).getType() == org.osgi.framework.FrameworkEvent.WAIT_TIMEDOUT) {
            throw new AssertionError("the container did not stop within " + STOP_MILLIS + " ms");
        }
    }
}
