// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Map;

/** The configurations of components. */
interface Configurations {

    /** The configuration of a component, without properties if there is none. */
    Configured of(String component);

    /**
     * A configuration.
     *
     * @param pid its PID, for messages
     * @param properties its properties
     */
    record Configured(String pid, Map<String, Object> properties) {

        /** Copies the properties. */
        public Configured {
            properties = Map.copyOf(properties);
        }
    }
}
