// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;

/**
 * Lets a carrier ask the system for something else. As a piece of work it runs on the carrier itself, also where a
 * caller's thread took it from the inbox.
 */
final class CarrierMessage extends Message {

    private final Carrier carrier;
    private final CarrierRequest wanted;
    private final Refusals refusals;

    CarrierMessage(Carrier carrier, CarrierRequest wanted, Refusals refusals) {
        this.carrier = carrier;
        this.wanted = wanted;
        this.refusals = refusals;
    }

    @Override
    void deliver(RunLoop loop) {
        loop.addWork(() -> {
            carrier.change(wanted);
            refusals.look(carrier);
        });
    }

    @Override
    void reject() {
        // The carrier has ended.
    }
}
