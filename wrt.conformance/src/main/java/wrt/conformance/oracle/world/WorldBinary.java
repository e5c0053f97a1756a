// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.util.ArrayList;
import java.util.List;
import wrt.component.ValType;

/** A world as a component: the guests in it, each given the functions of those behind it. */
public final class WorldBinary {

    private final World world;
    private final ByteSink out = new ByteSink();
    private final TypeScope types = new TypeScope(out, TypeScope.Names.AROUND);

    private WorldBinary(World world) {
        this.world = world;
    }

    /**
     * Writes the component.
     *
     * @param world what is in it
     * @return its binary; it exports {@code f0}, ... for the host, and {@code look0}, ... which show the memories
     */
    public static byte[] of(World world) {
        return new WorldBinary(world).build();
    }

    private byte[] build() {
        int imported = 0;
        for (int i = 0; i < GuestBinary.CONTROL.size(); i++) {
            int type = types.function(GuestBinary.CONTROL.get(i));
            one(10, new ByteSink().b(0).name(GuestBinary.CONTROL_NAMES.get(i)).b(1).u(type));
            imported++;
        }
        for (int i = 0; i < world.hostFunctions().size(); i++) {
            int type = types.function(world.hostFunctions().get(i));
            one(10, new ByteSink().b(0).name("h" + i).b(1).u(type));
            imported++;
        }
        List<GuestFunction> functions = new ArrayList<>();
        int nextFunction = imported;
        int[] index = new int[world.functions().size()];
        for (int number = 0, guest = World.GUESTS - 1; guest >= 0; guest--, number++) {
            GuestBinary binary = new GuestBinary(world, guest);
            out.section(4, binary.component());
            List<byte[]> args = new ArrayList<>();
            for (int i = 0; i < imported; i++) {
                args.add(new ByteSink().name(importName(i)).b(1).u(i).bytes());
            }
            for (GuestFunction function : functions) {
                args.add(new ByteSink().name(function.name()).b(1).u(index[function.index()]).bytes());
            }
            binary.importedTypes().forEach((name, type) -> args.add(typeArgument(name, type)));
            if (number > 0) {
                args.add(new ByteSink().name("r").b(3).u(resource).bytes());
            }
            one(5, new ByteSink().b(0).u(number).vector(args));
            if (number == 0) {
                one(6, new ByteSink().b(3, 0, 0).name("r"));
                resource = types.skip();
                types.resource(resource);
            }
            for (GuestFunction function : world.functionsOf(guest)) {
                one(6, new ByteSink().b(1, 0).u(number).name(function.name()));
                index[function.index()] = nextFunction++;
                functions.add(function);
                if (function.forHost()) {
                    one(11, new ByteSink().b(0).name(function.name()).b(1).u(index[function.index()]).b(0));
                    nextFunction++;
                }
            }
            one(6, new ByteSink().b(1, 0).u(number).name("look"));
            one(11, new ByteSink().b(0).name("look" + guest).b(1).u(nextFunction++).b(0));
            nextFunction++;
        }
        return new ByteSink().b(0, 'a', 's', 'm', 0x0d, 0, 1, 0).raw(out.bytes()).bytes();
    }

    private int resource;

    private byte[] typeArgument(String name, ValType type) {
        return new ByteSink().name(name).b(3).u(types.index(type)).bytes();
    }

    private String importName(int index) {
        int host = index - GuestBinary.CONTROL.size();
        return host < 0 ? GuestBinary.CONTROL_NAMES.get(index) : "h" + host;
    }

    private void one(int section, ByteSink item) {
        out.section(section, new ByteSink().b(1).raw(item.bytes()).bytes());
    }
}
