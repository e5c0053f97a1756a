// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;

/**
 * One guest as a component: its code asks the host for the next operation ({@code next}), for the arguments ({@code arg}),
 * and tells the results ({@code result}), until it is told to return.
 */
final class GuestBinary {

    /** Functions of the host that are no part of what is tested. */
    static final List<FuncType> CONTROL = List.of(new FuncType(List.of(), new ValType.U32(), false),
            new FuncType(List.of(), new ValType.U64(), false),
            new FuncType(List.of(new Param("v", new ValType.U64())), null, false),
            new FuncType(List.of(new Param("f", new ValType.U32())), null, false),
            new FuncType(List.of(new Param("c", new ValType.U32()), new Param("p", new ValType.U32()),
                    new Param("q", new ValType.U32())), null, false),
            new FuncType(List.of(new Param("b", new ValType.ListT(new ValType.U8()))), null, false));
    /** Their names. */
    static final List<String> CONTROL_NAMES = List.of("next", "arg", "result", "enter", "event", "dump");

    private static final int CANON = 8;
    private static final int IMPORT = 10;

    private final World world;
    private final int guest;
    private final ByteSink out = new ByteSink();
    private final TypeScope types;
    private final List<Integer> imports = new ArrayList<>();
    private final byte[] options;
    private final byte[] asyncOptions;

    GuestBinary(World world, int guest) {
        this.world = world;
        this.guest = guest;
        boolean definer = guest == World.GUESTS - 1;
        this.types = new TypeScope(out, definer ? TypeScope.Names.DEFINER : TypeScope.Names.IMPORTED);
        int encoding = world.encodings().get(guest).ordinal();
        this.options = new byte[]{3, (byte) encoding, 3, 0, 4, 0};
        this.asyncOptions = new byte[]{4, (byte) encoding, 3, 0, 4, 0, 6};
    }

    /** The names under which the guest imports types. */
    SequencedMap<String, ValType> importedTypes() {
        return types.imported();
    }

    /** The component, without its preamble. */
    byte[] component() {
        resource();
        for (int i = 0; i < CONTROL.size(); i++) {
            importFunction(CONTROL_NAMES.get(i), CONTROL.get(i));
        }
        for (int i = 0; i < world.hostFunctions().size(); i++) {
            importFunction("h" + i, world.hostFunctions().get(i));
        }
        for (GuestFunction function : world.importsOf(guest)) {
            importFunction(function.name(), function.type());
        }
        List<Operation> operations = Operations.of(world, guest);
        code(operations);
        exports();
        return new ByteSink().b(0, 'a', 's', 'm', 0x0d, 0, 1, 0).raw(out.bytes()).bytes();
    }

    private void resource() {
        if (guest == World.GUESTS - 1) {
            one(7, new ByteSink().b(0x3f, 0x7f, 0));
            int defined = types.skip();
            one(11, new ByteSink().b(0).name("r").b(3).u(defined).b(0));
        } else {
            one(IMPORT, new ByteSink().b(0).name("r").b(3, 1));
        }
        types.resource(types.skip());
    }

    private void importFunction(String name, FuncType type) {
        int index = types.function(type);
        one(IMPORT, new ByteSink().b(0).name(name).b(1).u(index));
        imports.add(index);
    }

    private void one(int section, ByteSink item) {
        out.section(section, new ByteSink().b(1).raw(item.bytes()).bytes());
    }

    private void code(List<Operation> operations) {
        out.section(1, GuestCode.library(operations.size() + GuestCode.EXTRA_STUBS));
        one(2, new ByteSink().b(0, 0, 0));
        out.section(6, new ByteSink().b(3).b(0, 2, 1, 0).name("memory").b(0, 0, 1, 0).name("realloc").b(0, 1, 1, 0)
                .name("table").bytes());
        one(3, new ByteSink().b(0x60, 1, 0x7f, 0));
        List<byte[]> given = new ArrayList<>();
        for (int i = 0; i < CONTROL.size(); i++) {
            one(CANON, new ByteSink().b(1, 0).u(i).raw(options));
            given.add(new ByteSink().name(CONTROL_NAMES.get(i)).b(0).u(given.size() + 1).bytes());
        }
        for (Operation operation : operations) {
            one(CANON, new ByteSink().raw(canon(operation.name())));
            given.add(new ByteSink().name(operation.name()).b(0).u(given.size() + 1).bytes());
        }
        one(2, new ByteSink().b(1).vector(given));
        out.section(1, GuestCode.main(world, guest, operations));
        one(2, new ByteSink().b(0, 1, 2).name("library").b(0x12, 0).name("host").b(0x12, 1));
        firstLifted = given.size() + 1;
    }

    private int firstLifted;

    private void exports() {
        List<GuestFunction> functions = world.functionsOf(guest);
        alias("callback");
        int callback = firstLifted;
        int core = firstLifted + 1;
        int exported = imports.size();
        for (GuestFunction function : functions) {
            alias(function.name());
            ByteSink lift = new ByteSink().b(0, 0).u(core++);
            switch (function.kind()) {
                case PLAIN, SYNC -> {
                    alias("post-" + function.name());
                    lift.b(4).raw(tail(options)).b(5).u(core++);
                }
                case CALLBACK -> lift.b(5).raw(tail(asyncOptions)).b(7).u(callback);
                case STACKFUL -> lift.raw(asyncOptions);
            }
            one(CANON, lift.u(types.function(function.type())));
            one(11, new ByteSink().b(0).name(function.name()).b(1).u(exported++).b(0));
            exported++;
        }
        alias("look");
        FuncType look = new FuncType(List.of(), null, false);
        one(CANON, new ByteSink().b(0, 0).u(core).raw(options).u(types.function(look)));
        one(11, new ByteSink().b(0).name("look").b(1).u(exported).b(0));
    }

    private static byte[] tail(byte[] options) {
        return java.util.Arrays.copyOfRange(options, 1, options.length);
    }

    private void alias(String function) {
        one(6, new ByteSink().b(0, 0, 1, 2).name(function));
    }

    private byte[] canon(String name) {
        int slash = name.indexOf('/');
        boolean plus = name.endsWith("+");
        String base = name.substring(0, slash < 0 ? name.length() - (plus ? 1 : 0) : slash);
        int number = slash < 0 ? 0 : Integer.parseInt(name.substring(slash + 1, name.length() - (plus ? 1 : 0)));
        ByteSink sink = new ByteSink();
        int flag = plus ? 1 : 0;
        byte[] copyOptions = plus ? asyncOptions : options;
        return switch (base) {
            case "call" -> sink.b(1, 0).u(CONTROL.size() + world.hostFunctions().size() + position(number))
                    .raw(copyOptions).bytes();
            case "host" -> sink.b(1, 0).u(CONTROL.size() + number).raw(copyOptions).bytes();
            case "task.return" -> {
                ValType result = world.functions().get(number).type().result();
                sink.b(9).raw(
                        result == null ? new byte[]{1, 0} : new ByteSink().b(0).raw(types.reference(result)).bytes());
                yield sink.b(2, options[1], 3, 0).bytes();
            }
            case "stream.new" -> sink.b(0x0e).u(end(number)).bytes();
            case "stream.read" -> sink.b(0x0f).u(end(number)).raw(copyOptions).bytes();
            case "stream.write" -> sink.b(0x10).u(end(number)).raw(copyOptions).bytes();
            case "stream.cancel-read" -> sink.b(0x11).u(end(number)).b(flag).bytes();
            case "stream.cancel-write" -> sink.b(0x12).u(end(number)).b(flag).bytes();
            case "stream.drop-readable" -> sink.b(0x13).u(end(number)).bytes();
            case "stream.drop-writable" -> sink.b(0x14).u(end(number)).bytes();
            case "future.new" -> sink.b(0x15).u(end(number)).bytes();
            case "future.read" -> sink.b(0x16).u(end(number)).raw(copyOptions).bytes();
            case "future.write" -> sink.b(0x17).u(end(number)).raw(copyOptions).bytes();
            case "future.cancel-read" -> sink.b(0x18).u(end(number)).b(flag).bytes();
            case "future.cancel-write" -> sink.b(0x19).u(end(number)).b(flag).bytes();
            case "future.drop-readable" -> sink.b(0x1a).u(end(number)).bytes();
            case "future.drop-writable" -> sink.b(0x1b).u(end(number)).bytes();
            case "resource.new" -> sink.b(2, 0).bytes();
            case "resource.drop" -> sink.b(3).u(guest == World.GUESTS - 1 ? 1 : 0).bytes();
            case "resource.rep" -> sink.b(4, 0).bytes();
            case "task.cancel" -> sink.b(5).bytes();
            case "subtask.cancel" -> sink.b(6, flag).bytes();
            case "context.get" -> sink.b(0x0a, 0x7f, number).bytes();
            case "context.set" -> sink.b(0x0b, 0x7f, number).bytes();
            case "thread.yield" -> sink.b(0x0c, flag).bytes();
            case "subtask.drop" -> sink.b(0x0d).bytes();
            case "error-context.new" -> sink.b(0x1c).raw(options).bytes();
            case "error-context.debug-message" -> sink.b(0x1d).raw(options).bytes();
            case "error-context.drop" -> sink.b(0x1e).bytes();
            case "waitable-set.new" -> sink.b(0x1f).bytes();
            case "waitable-set.wait" -> sink.b(0x20, flag, 0).bytes();
            case "waitable-set.poll" -> sink.b(0x21, flag, 0).bytes();
            case "waitable-set.drop" -> sink.b(0x22).bytes();
            case "waitable.join" -> sink.b(0x23).bytes();
            case "backpressure.inc" -> sink.b(0x24).bytes();
            case "backpressure.dec" -> sink.b(0x25).bytes();
            case "thread.index" -> sink.b(0x26).bytes();
            case "thread.new-indirect" -> sink.b(0x27, 0, 0).bytes();
            case "thread.resume-later" -> sink.b(0x28).bytes();
            case "thread.suspend" -> sink.b(0x29, flag).bytes();
            case "thread.suspend-then-resume" -> sink.b(0x2a, flag).bytes();
            case "thread.yield-then-resume" -> sink.b(0x2b, flag).bytes();
            case "thread.suspend-then-promote" -> sink.b(0x2c, flag).bytes();
            case "thread.yield-then-promote" -> sink.b(0x2d, flag).bytes();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private int end(int number) {
        return types.index(world.ends().get(number));
    }

    private int position(int function) {
        List<GuestFunction> functions = world.importsOf(guest);
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i).index() == function) {
                return i;
            }
        }
        throw new IllegalArgumentException("f" + function);
    }
}
