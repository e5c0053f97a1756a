// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

import wrt.engine.deploy.limits.Limits;

/** Makes fake components and instances, and remembers them. */
final class FakeFoundry implements Foundry {

    final List<String> loaded = new CopyOnWriteArrayList<>();
    final List<FakeInstance> instances = new CopyOnWriteArrayList<>();
    final List<String> forgotten = new CopyOnWriteArrayList<>();

    /** Loading a component whose text contains "slow" takes a permit; "exhausting" is too much for the heap. */
    final Semaphore slow = new Semaphore(0);

    @Override
    public LoadedComponent load(byte[] bytes, Limits limits) {
        FakeComponent component = FakeComponent.of(bytes);
        loaded.add(component.digest());
        if (component.text().contains("exhausting")) {
            throw new OutOfMemoryError("Java heap space");
        }
        if (component.text().contains("slow")) {
            slow.acquireUninterruptibly();
        }
        return component;
    }

    @Override
    public LiveInstance instantiate(String name, LoadedComponent component, Limits limits,
            SequencedMap<String, Wire> wires) {
        FakeComponent fake = (FakeComponent) component;
        if (fake.text().contains("trap at start")) {
            throw new IllegalStateException("wasm trap: unreachable");
        }
        FakeInstance instance = new FakeInstance(name, fake, limits, wires);
        instances.add(instance);
        return instance;
    }

    /** The instance that was made last. */
    FakeInstance last() {
        return instances.getLast();
    }

    @Override
    public void forget(String name) {
        forgotten.add(name);
    }
}
