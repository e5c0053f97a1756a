// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Describes the configuration of a component for tools; what is empty is decided elsewhere. */
@ObjectClassDefinition(name = "WRT component", description = "Limits and services of one deployed WebAssembly "
        + "component. A value that is left out comes from the component's custom section wrt:limits, its criticality "
        + "level, the platform, or the defaults, in this order.")
@interface ComponentSettings {

    @AttributeDefinition(description = "The name under which the component is deployed; without it, what follows the "
            + "tilde in the PID wrt.component~NAME", required = false)
    String name();

    @AttributeDefinition(description = "Criticality level; D demands that every limit is stated", required = false, options = {
        @Option(label = "QM", value = "QM"), @Option(label = "A", value = "A"),
        @Option(label = "B", value = "B"), @Option(label = "C", value = "C"),
        @Option(label = "D", value = "D")})
    String criticality();

    @AttributeDefinition(description = "Priority of calls, 0 to 255, larger is more urgent", required = false)
    int priority();

    @AttributeDefinition(description = "Fuel that one call may use, at least 1", required = false)
    long fuel_budget();

    @AttributeDefinition(description = "Fuel until the policy is asked again, at least 1", required = false)
    long quantum();

    @AttributeDefinition(description = "Pages of 64 KiB of each linear memory, 0 to 32767", required = false)
    int memory_pages();

    @AttributeDefinition(description = "Elements of each table", required = false)
    int table_elements();

    @AttributeDefinition(description = "Instances, of core modules and nested components, that one instance is made of", required = false)
    int instances();

    @AttributeDefinition(description = "Nested guest calls, 1 to 100000", required = false)
    int call_depth();

    @AttributeDefinition(description = "Milliseconds that running calls get at an update or a removal", required = false)
    long grace_period();

    @AttributeDefinition(description = "Number of the partition, from 0", required = false)
    int partition();

    @AttributeDefinition(description = "Java interfaces under which the component is registered as a service: the "
            + "class name, or CLASS=WIT-INTERFACE", required = false)
    String[] export_services();
}
