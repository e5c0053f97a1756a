// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.Map;

/** A process that starts the container, deploys a component, calls it once and says so. */
public final class FirstCall {

    private FirstCall() {
    }

    /** Prints the result of the first call. */
    public static void main(String[] arguments) throws Exception {
        try (Container container = Container.start(Map.of())) {
            System.out.println(Calls.deploy(container, "add").as(Calls.Add.class).add(2, 3));
            System.out.flush();
        }
    }
}
