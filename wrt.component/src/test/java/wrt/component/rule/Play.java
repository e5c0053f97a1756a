// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import wrt.component.Bytes;
import wrt.component.Choice;
import wrt.component.ComponentInstance;
import wrt.component.HostFunction;
import wrt.component.HostResourceType;
import wrt.component.Linker;
import wrt.component.Loads;
import wrt.component.Loop;
import wrt.component.StoreLimits;
import wrt.component.Task;

/**
 * Guests in one component, each of which can import what those before it export, and the host around them: calls them,
 * answers them now or later, and looks at how calls end.
 */
final class Play {

    private final Loop loop;
    private final Linker linker = new Linker();
    private final List<Guest> guests;
    private final List<CompletableFuture<Object>> asked = new ArrayList<>();
    private final List<Object> destroyed = new ArrayList<>();
    private final HostResourceType resource = HostResourceType.of("r", destroyed::add);
    private ComponentInstance instance;

    Play(Guest... guests) {
        this(Choice.FIRST, guests);
    }

    /** With an order in which ready threads go on. */
    Play(Choice choice, Guest... guests) {
        loop = new Loop(choice, m -> m.refill(1L << 40), StoreLimits.defaults());
        this.guests = List.of(guests);
        linker.define("r", resource);
    }

    /** A function of the host. */
    Play host(String name, HostFunction function) {
        linker.define(name, function);
        return this;
    }

    /** An asynchronous function of the host, which is answered by {@link #answer}. */
    Play later(String name) {
        return host(name, (call, args) -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        });
    }

    /** What the host was asked and has not answered, in order. */
    List<CompletableFuture<Object>> asked() {
        return asked;
    }

    /** Answers the oldest question, and lets the guests go on. */
    void answer(Object value) {
        asked.removeFirst().complete(value);
        loop.drain();
    }

    /** A resource of the host. */
    Object resource(Object object) {
        return resource.create(object);
    }

    /** The objects whose resource was dropped. */
    List<Object> destroyed() {
        return destroyed;
    }

    Loop loop() {
        return loop;
    }

    ComponentInstance instance() {
        if (instance == null) {
            instance = linker.instantiate(loop.store(), Loads.load(component()));
        }
        return instance;
    }

    /** Begins a call, and goes on until nothing can. */
    Task begin(String export, Object... args) {
        Task task = loop.begin(instance().function(export), args);
        loop.drain();
        return task;
    }

    /** The result of a call that ends. */
    Object call(String export, Object... args) {
        Task task = begin(export, args);
        assertThat(task.failure()).as(export).isNull();
        assertThat(task.isResolved()).as(export + " has returned").isTrue();
        return task.result();
    }

    /** The message of the trap that a call ends with. */
    String trap(String export, Object... args) {
        return trapOf(begin(export, args));
    }

    /** The message of the trap that a call has ended with. */
    static String trapOf(Task task) {
        assertThat(task.failure()).as("a trap of " + task.export()).isNotNull();
        return task.failure().getMessage();
    }

    private byte[] component() {
        if (guests.size() == 1) {
            return guests.getFirst().component();
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        List<String> offered = new ArrayList<>();
        for (Guest guest : guests) {
            guest.imports().forEach((name, type) -> {
                if (!offered.contains(name)) {
                    wanted.put(name, type);
                }
            });
            offered.addAll(guest.exportNames());
        }
        boolean resources = guests.stream().anyMatch(Guest::usesResource);
        List<byte[]> sections = Guest.importSections(new TypeText(resources), resources, wanted);
        Map<String, Integer> functions = new HashMap<>();
        wanted.keySet().forEach(name -> functions.put(name, functions.size()));
        int next = wanted.size();
        for (int i = 0; i < guests.size(); i++) {
            Guest guest = guests.get(i);
            List<byte[]> arguments = new ArrayList<>();
            guest.imports().keySet().forEach(name -> arguments.add(bytes(name, 1, u32(functions.get(name)))));
            if (guest.usesResource()) {
                arguments.add(bytes("r", 3, 0));
            }
            sections.add(Bytes.nested(guest.component()));
            sections.add(Bytes.section(Bytes.INSTANCE, bytes(0, i, Bytes.vec(arguments.toArray(byte[][]::new)))));
            for (String name : guest.exportNames()) {
                sections.add(Bytes.section(Bytes.ALIAS, bytes(1, 0, i, name)));
                sections.add(Bytes.section(Bytes.EXPORT, Bytes.exported(name, 1, u32(next))));
                functions.put(name, next);
                next += 2;
            }
        }
        return Bytes.component(sections.toArray(byte[][]::new));
    }
}
