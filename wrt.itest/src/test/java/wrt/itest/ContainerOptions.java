// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import static org.ops4j.pax.exam.CoreOptions.bootDelegationPackages;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackage;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;

/** The clean Felix of the Pax Exam tests: the distribution, an empty load folder, and the test's own libraries. */
final class ContainerOptions {

    private static final Path SUPPORT = Path.of(System.getProperty("wrt.itest.bundles", ""));

    private ContainerOptions() {
    }

    /** A container for one test class. */
    static Option[] distribution(Class<?> test) {
        Path work = WorkFolder.empty(test.getSimpleName());
        List<Option> options = new ArrayList<>();
        options.add(cleanCaches());
        options.add(workingDirectory(work.resolve("felix").toString()));
        options.add(junitBundles());
        options.add(systemPackage("org.slf4j;version=1.7.36"));
        options.add(bundle(reference(SUPPORT.resolve("byte-buddy.jar"))));
        options.add(bundle(reference(SUPPORT.resolve("assertj-core.jar"))));
        Distribution.settings().forEach((key, value) -> options.add(key.equals(Constants.FRAMEWORK_BOOTDELEGATION)
                ? bootDelegationPackages(value.split(","))
                : frameworkProperty(key).value(value)));
        options.add(frameworkProperty(LoadFolder.PROPERTY).value(work.resolve("load").toString()));
        for (Path jar : Distribution.bundles()) {
            var bundle = bundle(reference(jar));
            options.add(Distribution.isFragment(jar) ? bundle.noStart() : bundle);
        }
        // The console resolves, but is not started: it would read the standard input of the test's JVM.
        Distribution.console().forEach(jar -> options.add(bundle(reference(jar)).noStart()));
        return options.toArray(Option[]::new);
    }

    private static String reference(Path jar) {
        return "reference:" + jar.toUri();
    }
}
