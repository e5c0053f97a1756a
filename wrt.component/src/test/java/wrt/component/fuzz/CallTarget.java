// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import wrt.api.component.FuelExhaustedException;
import wrt.component.Choice;
import wrt.component.Component;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.ComponentTrapException;
import wrt.component.Feature;
import wrt.component.Features;
import wrt.component.FuncType;
import wrt.component.HostInstance;
import wrt.component.HostResourceType;
import wrt.component.Linker;
import wrt.component.Param;
import wrt.component.Store;
import wrt.component.StoreLimits;
import wrt.component.TaskParameters;
import wrt.component.Wave;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.TrapException;
import wrt.core.TrapKind;

/**
 * Calls of hostile guests end in a value of the right type or a trap in the guest. Whatever the guest did, its store goes
 * on, the instance that trapped answers no more, and the host has not been made to allocate more than its limit says.
 */
final class CallTarget {

    private static final int CALLS = 6;
    private static final long FUEL = 1_000_000;
    private static final long LIFTED = 1 << 20;

    /** Lifting may take this; the arguments and the calls themselves come in addition. */
    private static final long ALLOCATED = 4 * LIFTED + LoadTarget.CONSTANT_BYTES;

    /** What the host's functions throw on purpose. */
    private static final class HostFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record Outcome(boolean returned, Object result) {
    }

    private static final Outcome TRAPPED = new Outcome(false, null);

    private record Guest(HostileGuest code, Component component) {
    }

    private final List<Guest> guests = new ArrayList<>();
    private final HostResourceType resource = HostResourceType.of("r", object -> {
    });

    /** For so many different guests. */
    CallTarget(int guests) {
        ComponentLoader loader = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()),
                new Features(EnumSet.allOf(Feature.class)), ComponentLimits.defaults());
        for (int seed = 0; seed < guests; seed++) {
            HostileGuest guest = HostileGuest.of(new Random(seed));
            this.guests.add(new Guest(guest, loader.load(guest.wasm())));
        }
    }

    /** Whether all calls returned. */
    boolean run(Random random) {
        Guest guest = guests.get(random.nextInt(guests.size()));
        HostValues values = new HostValues(random, resource);
        Store store = Store.synchronous(64, Choice.FIRST, new StoreLimits(64, LIFTED));
        ComponentInstance[] instance = new ComponentInstance[1];
        HostInstance.Builder host = HostInstance.builder().resource("r", resource);
        for (int k = 0; k < guest.code.functions().size(); k++) {
            FuncType type = guest.code.functions().get(k);
            host.function("h" + k, (call, args) -> {
                checkArguments(type, args);
                if (random.nextInt(30) == 0) {
                    throw new HostFailure();
                }
                if (random.nextInt(30) == 0) {
                    instance[0].function("drop").call();
                }
                return type.result() == null ? null : values.of(type.result());
            });
        }
        instance[0] = new Linker().define("host", host.build()).instantiate(store, guest.component);
        instance[0].function("load").call((Object) script(random));
        for (int calls = 1 + random.nextInt(CALLS); calls > 0; calls--) {
            if (!call(guest.code, instance[0], random, values)) {
                assertThat(instance[0].poisoned()).isTrue();
                assertThatThrownBy(() -> instance[0].function("drop").call())
                        .hasMessage("wasm trap: cannot enter component instance");
                return false;
            }
        }
        return true;
    }

    private static boolean call(HostileGuest guest, ComponentInstance instance, Random random, HostValues values) {
        int k = random.nextInt(guest.functions().size());
        FuncType type = guest.functions().get(k);
        String name = switch (random.nextInt(8)) {
            case 0 -> "drop";
            case 1, 2 -> "c" + k;
            default -> "e" + k;
        };
        ComponentFunction function = instance.function(name);
        Object[] args = name.startsWith("e")
                ? type.params().stream().map(p -> values.of(p.type())).toArray()
                : new Object[0];
        Outcome[] outcome = new Outcome[1];
        long allocated = Allocation.during(() -> outcome[0] = call(function, args));
        assertThat(allocated).as("bytes allocated by %s", name).isLessThan(ALLOCATED);
        assertThat(instance.store().currentThread()).isNull();
        assertThat(instance.store().meter().saveDepth()).isZero();
        if (outcome[0].returned && function.type().result() != null) {
            assertThat(Wave.print(outcome[0].result, function.type().result())).isNotNull();
        }
        return outcome[0].returned;
    }

    private static Outcome call(ComponentFunction function, Object[] args) {
        TaskParameters parameters = TaskParameters.unbounded("fuzz", function.name()).withFuelBudget(FUEL);
        try {
            return new Outcome(true, function.call(parameters, args));
        } catch (TrapException e) {
            assertThat(e.kind()).isNotEqualTo(TrapKind.INTERNAL);
            return TRAPPED;
        } catch (ComponentTrapException | FuelExhaustedException | HostFailure e) {
            return TRAPPED;
        }
    }

    private static void checkArguments(FuncType type, Object[] args) {
        for (int i = 0; i < args.length; i++) {
            Param param = type.params().get(i);
            assertThat(Wave.print(args[i], param.type())).isNotNull();
        }
    }

    /** Words of which many are good pointers, lengths, handles and discriminants, and some are not. */
    private static byte[] script(Random random) {
        int length = 8 * (8 + random.nextInt(120));
        ByteBuffer script = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (script.hasRemaining()) {
            script.putInt(switch (random.nextInt(13)) {
                case 0, 1, 2 -> random.nextInt(3);
                case 3, 4, 5, 6 -> random.nextInt(length / 8) * 8;
                case 7 -> random.nextInt(300);
                case 8 -> HostileGuest.SCRIPT * 4 - random.nextInt(40);
                case 9 -> EDGES[random.nextInt(EDGES.length)];
                case 10 -> random.nextInt(1 << 17);
                default -> random.nextInt();
            });
        }
        return script.array();
    }

    private static final int[] EDGES = {-1, 1 << 28, (1 << 28) - 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0xD800,
        0xDFFF,
        0x110000, 0x10FFFF, 0x8000_0001, 0x7FF0_0001, 0x80808080, 0xC0C0C0C0, 0x0041D800, 1 << 17, 0x10000};
}
