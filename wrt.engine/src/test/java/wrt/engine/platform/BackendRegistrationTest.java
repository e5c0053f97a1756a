// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.log.Logger;
import wrt.api.platform.PlatformBackend;

class BackendRegistrationTest {

    private final List<String> services = new ArrayList<>();

    private final BundleContext context = fake(BundleContext.class, arguments -> {
        String name = ((Class<?>) arguments[0]).getSimpleName();
        services.add(name);
        return fake(ServiceRegistration.class, nothing -> services.remove(name));
    });

    private final Logger logger = fake(Logger.class, arguments -> null);

    /** What a call answers. */
    private interface Answer {
        Object to(Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> method.getReturnType() == void.class
                        ? ignored(answer.to(arguments))
                        : "name".equals(method.getName()) ? "system" : answer.to(arguments)));
    }

    private static Object ignored(Object answer) {
        return null;
    }

    @Test
    void whoFollowsServicesHasHeardOfTheBackendWhenItIsSaidToBeUsable() {
        BackendRegistration registration = new BackendRegistration(context, logger, "System",
                () -> fake(OsBackend.class, arguments -> null));
        assertThat(services).containsExactly(PlatformBackend.class.getSimpleName(), "Usable");
        registration.close();
        assertThat(services).isEmpty();
    }

    @Test
    void aBackendWhoseLibraryDoesNotLoadIsNoServiceAndSaidToBeUnusable() {
        BackendRegistration registration = new BackendRegistration(context, logger, "System", () -> {
            throw new UnsatisfiedLinkError("no such library");
        });
        assertThat(services).containsExactly("Unusable");
        registration.close();
        assertThat(services).isEmpty();
    }
}
