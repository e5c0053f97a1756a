// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;

/**
 * The platform's bundles in a Felix of their own, so that what is measured is what users run.
 *
 * <p>The framework exports the API from the class path of the benchmark, so that both sides have the same classes.
 *
 * <p>Concurrency: safe from any thread once it has started.
 */
final class Container implements AutoCloseable {

    private static final String SHARED = ",wrt.bench;version=0.1.0,org.osgi.service.cm;version=1.6.1";
    private static final long LIMIT_MILLIS = 10_000;

    private final Framework framework;
    private final Path storage;

    private Container(Framework framework, Path storage) {
        this.framework = framework;
        this.storage = storage;
    }

    /**
     * Starts the platform with an engine configuration.
     *
     * @param engine properties of the PID {@code wrt.engine}
     * @return the running container
     */
    static Container start(Map<String, Object> engine) throws BundleException, IOException, InterruptedException {
        Path storage = Files.createTempDirectory("wrt-bench");
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, storage.resolve("felix").toString());
        settings.put(Constants.FRAMEWORK_BOOTDELEGATION, "jdk.internal.vm");
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, api() + SHARED);
        settings.put("wrt.load", storage.resolve("load").toString());
        settings.put("felix.fileinstall.dir", storage.resolve("load").toString());
        Framework framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
                .newFramework(settings);
        framework.start();
        List<Bundle> bundles = new ArrayList<>();
        try (Stream<Path> jars = Files.list(bundles())) {
            for (Path jar : jars.sorted().toList()) {
                bundles.add(framework.getBundleContext().installBundle("reference:" + jar.toUri()));
            }
        }
        Container container = new Container(framework, storage);
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null
                    && bundle.getSymbolicName().equals("org.apache.felix.configadmin")) {
                bundle.start();
            }
        }
        if (!engine.isEmpty()) {
            container.service(ConfigurationAdmin.class).getConfiguration("wrt.engine", "?")
                    .update(new Hashtable<>(engine));
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
        container.service(Deployer.class);
        return container;
    }

    /** What {@code wrt.api} exports: its classes are those of the benchmark, so that both see the same types. */
    private static String api() throws IOException {
        try (JarFile jar = new JarFile(jar(WasmComponent.class).toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        }
    }

    // The build puts them beside the jar of this class.
    private static Path bundles() {
        return jar(Container.class).resolveSibling("bundles");
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A service, waited for. */
    <T> T service(Class<T> type) throws InterruptedException {
        BundleContext context = framework.getBundleContext();
        long end = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            List<T> services = all(type, null);
            if (!services.isEmpty()) {
                return services.getFirst();
            }
            Thread.sleep(1);
        }
        throw new IllegalStateException("no service " + type.getName() + " within " + LIMIT_MILLIS + " ms; not active: "
                + Stream.of(context.getBundles()).filter(bundle -> bundle.getState() != Bundle.ACTIVE).toList());
    }

    /*
     * All services of a type that match a filter, or all without one. By name and unchecked: the framework finds the
     * classes that it exports itself not assignable for its own bundle.
     */
    <T> List<T> all(Class<T> type, @Nullable String filter) {
        BundleContext context = framework.getBundleContext();
        try {
            @Nullable
            ServiceReference<?>[] references = context.getAllServiceReferences(type.getName(), filter);
            return references == null
                    ? List.of()
                    : Stream.of(references).map(context::getService).filter(type::isInstance).map(type::cast).toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    @Override
    public void close() throws BundleException, InterruptedException, IOException {
        framework.stop();
        framework.waitForStop(LIMIT_MILLIS);
        try (Stream<Path> files = Files.walk(storage)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
