// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ResourceType;
import wrt.component.ValType;
import wrt.component.model.StringEncoding;

/**
 * What programs run in: three guests, where each one calls those behind it and the host, and the types of everything. The
 * last guest has the resource.
 *
 * @param number which of the worlds
 * @param encodings of the guests' strings
 * @param functions of all guests
 * @param hostFunctions imported by all guests
 * @param ends the stream and future types
 */
public record World(int number, List<StringEncoding> encodings, List<GuestFunction> functions,
        List<FuncType> hostFunctions, List<ValType> ends) {

    /** Number of guests. */
    public static final int GUESTS = 3;

    /** The resource of the last guest. */
    public static final ResourceType RESOURCE = new ResourceType("r");
    /** An owned handle of it. */
    public static final ValType OWN = new ValType.Own(RESOURCE);
    /** A borrowed handle of it. */
    public static final ValType BORROW = new ValType.Borrow(RESOURCE);

    private static final LiftKind[] KINDS = {LiftKind.PLAIN, LiftKind.SYNC, LiftKind.CALLBACK, LiftKind.CALLBACK,
        LiftKind.STACKFUL, LiftKind.CALLBACK, LiftKind.STACKFUL};
    private static final int FOR_HOST = 5;

    /**
     * A random world.
     *
     * @param number the same number gives the same world
     * @return never null
     */
    public static World of(int number) {
        Random random = new Random(number * 7919L + 17);
        Types types = new Types(random);
        List<ValType> ends = types.ends();
        List<GuestFunction> functions = new ArrayList<>();
        for (int guest = 0; guest < GUESTS; guest++) {
            for (int i = 0; i < KINDS.length; i++) {
                boolean forHost = i < FOR_HOST;
                functions.add(new GuestFunction(functions.size(), guest, KINDS[i],
                        types.function(KINDS[i] != LiftKind.PLAIN, forHost, guest == GUESTS - 1, ends), forHost));
            }
        }
        List<FuncType> host = List.of(new FuncType(List.of(), new ValType.U32(), true),
                types.function(true, true, false, ends), types.function(false, true, false, ends));
        List<StringEncoding> encodings = random.ints(GUESTS, 0, 3).mapToObj(i -> StringEncoding.values()[i]).toList();
        return new World(number, encodings, functions, host, ends);
    }

    /** The functions of a guest. */
    public List<GuestFunction> functionsOf(int guest) {
        return functions.stream().filter(f -> f.guest() == guest).toList();
    }

    /** The functions that a guest imports from those behind it. */
    public List<GuestFunction> importsOf(int guest) {
        return functions.stream().filter(f -> f.guest() > guest).toList();
    }

    /** What a call of a function is given besides its number. */
    public static List<ValType> parameters(FuncType type) {
        return type.params().stream().map(Param::type).toList();
    }
}
