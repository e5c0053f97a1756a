// SPDX-License-Identifier: Apache-2.0
package wrt.api.scheduling;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Sets {@link SchedulingPolicy#POLICY_NAME} on a Declarative Services component. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@ProviderType
public @interface PolicyName {

    /**
     * The name by which configuration, commands and listings call the policy.
     *
     * @return the name
     */
    String value();
}
