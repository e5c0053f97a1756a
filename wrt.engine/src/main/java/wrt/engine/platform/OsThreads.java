// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Threads;

/**
 * Java threads that ask one operating system for what is wanted of them.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param control asks the system
 * @param answers remembers what it said
 */
public record OsThreads(ThreadControl control, CarrierAnswers answers) implements Threads {

    @Override
    public Carrier create(CarrierRequest request, Runnable body) {
        return new OsCarrier(request, body, control, answers::add);
    }

    @Override
    public int processors() {
        return control.processors();
    }
}
