// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Says so when a configuration has the name of a component's, but reaches none: File Install makes an ordinary
 * configuration of a file whose name has a tilde, as it looks for a dash.
 *
 * <p>Concurrency: Configuration Admin calls it from a thread of its own.
 */
@Component
public final class MisnamedConfigurations implements ConfigurationListener {

    private static final String PREFIX = ComponentConfiguration.PID + "~";

    private final Logger logger;

    /** Writes to the log. */
    @Activate
    public MisnamedConfigurations(@Reference(service = LoggerFactory.class) Logger logger) {
        this.logger = logger;
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        String pid = event.getPid();
        if (event.getType() == ConfigurationEvent.CM_UPDATED && event.getFactoryPid() == null
                && pid.startsWith(PREFIX)) {
            String name = pid.substring(PREFIX.length());
            logger.error("configuration {} has no effect: it is no factory configuration of {}. A file in the load"
                    + " folder is to be called {}-{}.cfg, with a dash; a program calls getFactoryConfiguration(\"{}\","
                    + " \"{}\")", pid, ComponentConfiguration.PID, ComponentConfiguration.PID, name,
                    ComponentConfiguration.PID, name);
        }
    }
}
