// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the Linux backend. */
@ObjectClassDefinition(name = "WRT Linux backend", description = "How WRT uses the Linux kernel")
@interface LinuxConfiguration {

    /** How many wait words there are. */
    @AttributeDefinition(name = "Futexes", description = "How many parkers there can be at a time; each takes 64 bytes", min = "1", max = "1000000")
    int futexes() default 512;
}
