// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.QualityOfService;
import wrt.platform.macos.system.Errno;
import wrt.platform.macos.system.Pthreads;

/**
 * A class of service of the calling thread.
 *
 * @param wanted the class
 */
record ThreadQuality(QualityOfService wanted) {

    /** Gives the calling thread the class that is the system's default. */
    static void end() {
        Pthreads.pthread_set_qos_class_self_np(ServiceClass.of(QualityOfService.DEFAULT).number(), 0);
    }

    Capability apply() {
        ServiceClass own = ServiceClass.of(wanted);
        String detail = wanted + ", " + own + " of macOS";
        int error = Pthreads.pthread_set_qos_class_self_np(own.number(), 0);
        if (error == 0) {
            return Feature.QUALITY_OF_SERVICE.answer(State.GRANTED, detail);
        }
        return Feature.QUALITY_OF_SERVICE.refused(
                error == Errno.EPERM.number()
                        ? detail + " (a thread with a fixed priority or a time constraint has none)"
                        : detail,
                Errno.error(error));
    }
}
