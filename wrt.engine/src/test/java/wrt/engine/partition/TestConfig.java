// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.lang.reflect.Proxy;
import java.util.Map;

/** The engine's configuration as Declarative Services would make it. */
final class TestConfig {

    private TestConfig() {
    }

    /** The defaults, with some values in their place. */
    static EngineConfig with(Map<String, Object> values) {
        return (EngineConfig) Proxy.newProxyInstance(EngineConfig.class.getClassLoader(),
                new Class<?>[]{EngineConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
