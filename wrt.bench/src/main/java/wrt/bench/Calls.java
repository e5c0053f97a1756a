// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import wrt.api.component.ComponentProperties;
import wrt.api.component.WasmComponent;

/** The Java interfaces of the call kernels, and the way to the deployed components. */
public final class Calls {

    private Calls() {
    }

    /** The component {@code add}. */
    public interface Add {

        /** The sum modulo 2^32. */
        int add(int a, int b);
    }

    /** The component {@code echo}. */
    public interface Echo {

        /** Returns its argument. */
        String echo(String text);
    }

    static WasmComponent deploy(Container container, String name) throws InterruptedException {
        container.service(wrt.api.deploy.Deployer.class).deploy(name, Kernels.read(name));
        return find(container, name);
    }

    static WasmComponent find(Container container, String name) {
        return container.all(WasmComponent.class, "(" + ComponentProperties.NAME + "=" + name + ")").stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no component " + name));
    }
}
