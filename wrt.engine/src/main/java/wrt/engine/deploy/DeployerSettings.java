// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The configuration of deployment as a whole; it is read when the engine starts. */
@ObjectClassDefinition(name = "WRT deployment", description = "How components are kept and compiled")
@interface DeployerSettings {

    int DEFAULT_CACHE_MIB = 512;

    @AttributeDefinition(description = "Where deployed components are kept over a restart; empty for the bundle's own "
            + "data area", required = false)
    String store_directory() default "";

    @AttributeDefinition(description = "Where compiled code is cached; empty for the bundle's own data area", required = false)
    String cache_directory() default "";

    @AttributeDefinition(description = "How much compiled code is cached, in MiB, at least 1; beyond it what was not used"
            + " for longest is deleted")
    int cache_limit_mib() default DEFAULT_CACHE_MIB;

    @AttributeDefinition(description = "How guest code runs", options = {
        @Option(label = "compiled to JVM bytecode", value = "compiled"),
        @Option(label = "interpreted, about 100 times slower", value = "interpreted")})
    String mode() default "compiled";

    @AttributeDefinition(description = "Whether fuel is charged; without it nothing can be preempted")
    boolean metered() default true;

    @AttributeDefinition(description = "Features of the Component Model that are on besides those that the"
            + " specification has released, such as async-stackful or threading", required = false)
    String[] features() default {};
}
