// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The configuration of the run-time half of the engine. Besides these, {@code policy.target} and {@code backend.target}
 * are filters that select the scheduling policy and the platform backend.
 */
@ObjectClassDefinition(name = "WRT engine", description = "Partitions, carriers, limits")
@interface EngineConfig {

    /** The PID. */
    String PID = "wrt.engine";

    /** Said of what cannot be changed while the engine runs. */
    String LATER = "; a change takes effect when the engine is started again";

    /** How many partitions there are. */
    @AttributeDefinition(name = "Partitions", description = "Run loops with one carrier thread each, or 0 for one for"
            + " each processor that affinity and control groups leave to this process", min = "0", max = "1024")
    int partitions() default 1;

    /** The processors of the carriers. */
    @AttributeDefinition(name = "Carrier processors", description = "The processor of each partition's carrier, in turn;"
            + " none for any", required = false)
    int[] carrier_cpus() default {};

    /** The carriers' scheduling class. */
    @AttributeDefinition(name = "Carrier class", description = "How the system schedules carriers: fifo or rr with the"
            + " carrier priority (0: ordinary scheduling); sporadic with a budget beside it (QNX); deadline with run"
            + " time, deadline and period instead. What the system refuses is logged with its reason, and done without", options = {
                @Option(label = "fixed priority, first in first out", value = "fifo"),
                @Option(label = "fixed priority, in turns", value = "rr"),
                @Option(label = "fixed priority with a budget (QNX)", value = "sporadic"),
                @Option(label = "run time before a deadline in each period (Linux, macOS)", value = "deadline")})
    String carrier_class() default "fifo";

    /** The carriers' priority. */
    @AttributeDefinition(name = "Carrier real-time priority", description = "Priority 1 (least urgent) to 99 of the"
            + " classes fifo, rr and sporadic, or 0 for ordinary scheduling; a partition with a real-time carrier is"
            + " never run by a caller", min = "0", max = "99")
    int carrier_priority() default 0;

    /** The carriers' priority without budget. */
    @AttributeDefinition(name = "Carrier low priority", description = "Class sporadic: priority 1 to 99 while there is no"
            + " budget", min = "1", max = "99")
    int carrier_priority_low() default 1;

    /** The carriers' pieces of budget. */
    @AttributeDefinition(name = "Carrier replenishments", description = "Class sporadic: how many pieces of budget may be"
            + " outstanding", min = "1", max = "250")
    int carrier_replenishments() default 10;

    /** The carriers' run time. */
    @AttributeDefinition(name = "Carrier run time", description = "us of processor time in each period: that of the class"
            + " deadline, the budget of the class sporadic", min = "0")
    long carrier_runtime_us() default 0;

    /** The carriers' deadline. */
    @AttributeDefinition(name = "Carrier deadline", description = "Class deadline: us after the start of a period by which"
            + " the run time is given, or 0 for the end of the period", min = "0")
    long carrier_deadline_us() default 0;

    /** The carriers' period. */
    @AttributeDefinition(name = "Carrier period", description = "us from one period to the next: of the class deadline,"
            + " and until used budget of the class sporadic comes back", min = "0")
    long carrier_period_us() default 0;

    /** The carriers' class of service. */
    @AttributeDefinition(name = "Carrier quality of service", description = "Class of service where the system has them"
            + " (macOS)", options = {
                @Option(label = "none", value = "none"),
                @Option(label = "user interactive", value = "user-interactive"),
                @Option(label = "user initiated", value = "user-initiated"),
                @Option(label = "default", value = "default"),
                @Option(label = "utility", value = "utility"),
                @Option(label = "background", value = "background")})
    String carrier_qos() default "none";

    /** The carriers' stack; a change takes effect when the engine is started again. */
    @AttributeDefinition(name = "Carrier stack", description = "KiB, or 0 to derive it from the call depth"
            + LATER, min = "0")
    long carrier_stack_kib() default 0;

    /** The call depth; a change takes effect when the engine is started again. */
    @AttributeDefinition(name = "Call depth", description = "How many guest functions may be nested before a call traps"
            + LATER, min = "1", max = "100000")
    int call_depth() default 1024;

    /** The time base; a change takes effect when the engine is started again. */
    @AttributeDefinition(name = "Time base", description = "The clock on which deadlines of tasks are"
            + LATER, options = {
                @Option(label = "fuel, and monotonic while idle", value = "fuel"),
                @Option(label = "monotonic", value = "monotonic")})
    String time_base() default "fuel";

    /** The fuel clock's ratio; a change takes effect when the engine is started again. */
    @AttributeDefinition(name = "Time per fuel", description = "ns that one fuel stands for on the fuel clock"
            + LATER, min = "1")
    long time_nanos_per_fuel() default FuelClock.SEED_NANOS_PER_FUEL;

    /** Fuel between two looks. */
    @AttributeDefinition(name = "Check interval", description = "Fuel after which a running guest is checked for"
            + " cancellation, time-out and preemption at the latest", min = "1")
    long check_fuel() default 10_000;

    /** Whether callers run. */
    @AttributeDefinition(name = "Caller runs", description = "Whether a host thread may run its call on its own stack"
            + " when the partition is idle")
    boolean caller_runs() default true;

    /** How long callers run. */
    @AttributeDefinition(name = "Caller runs, fuel", description = "A function whose last call used more fuel is left to"
            + " the carrier", min = "0")
    long caller_runs_fuel() default 100_000;

    /** Active tasks. */
    @AttributeDefinition(name = "Tasks", description = "Active tasks of a partition", min = "1")
    int limit_tasks() default 1024;

    /** Active tasks of a component. */
    @AttributeDefinition(name = "Tasks per component", description = "Active tasks of one component in a partition", min = "1")
    int limit_tasks_component() default 128;

    /** Calls in the inbox. */
    @AttributeDefinition(name = "Queue", description = "Calls that a run loop has not taken from its inbox yet", min = "1")
    int limit_queue() default 256;

    /** Stages waited for. */
    @AttributeDefinition(name = "Wakers", description = "Stages that the guests of a partition wait for", min = "1")
    int limit_wakers() default 512;

    /** Fuel of work. */
    @AttributeDefinition(name = "Work fuel", description = "Fuel that guest code may use in one piece of work such as an"
            + " instantiation", min = "1")
    long limit_work_fuel() default 10_000_000_000L;

    /** Handles; a change takes effect when the engine is started again. */
    @AttributeDefinition(name = "Handles", description = "Resource handles of one instance" + LATER, min = "1")
    int limit_handles() default 1 << 20;

    /** Values; a change takes effect when the engine is started again. */
    @AttributeDefinition(name = "Lifted bytes", description = "Host memory that the values of one call may take"
            + LATER, min = "1")
    long limit_lifted_bytes() default 512L << 20;

    /** A policy's time; a change takes effect when the engine is started again. */
    @AttributeDefinition(name = "Policy decision limit", description = "ms; a policy that takes longer again and again"
            + " is replaced" + LATER, min = "1")
    long policy_decision_limit_ms() default 50;

    /** The watchdog's patience; a change takes effect when the engine is started again. */
    @AttributeDefinition(name = "Policy watchdog", description = "ms after which a policy that does not come back is"
            + " reported" + LATER, min = "1")
    long policy_watchdog_ms() default 1000;

    /** Patience with tasks that wait for nothing. */
    @AttributeDefinition(name = "Deadlock grace", description = "ms after which calls are ended that wait for nothing"
            + " that could come, while the partition is idle; 0 for never", min = "0")
    long deadlock_grace_ms() default 1000;

    /** Patience with tasks that were asked to end. */
    @AttributeDefinition(name = "Cancel grace", description = "ms that a call of an async function has to end after it was"
            + " cancelled or timed out; then it is ended, and its instance with it", min = "0")
    long cancel_grace_ms() default 1000;

    /** Patience at the end. */
    @AttributeDefinition(name = "Stop grace", description = "ms that the partitions have to end their tasks when the"
            + " engine stops", min = "0")
    long stop_grace_ms() default 5000;
}
