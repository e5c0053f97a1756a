// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.QualityOfService;

/**
 * A class of service by the system's number.
 *
 * <p>Source: Apple's sys/qos.h.
 *
 * @param number for example 0x21
 */
record ServiceClass(int number) {

    static ServiceClass of(QualityOfService quality) {
        return new ServiceClass(switch (quality) {
            case USER_INTERACTIVE -> 0x21;
            case USER_INITIATED -> 0x19;
            case DEFAULT -> 0x15;
            case UTILITY -> 0x11;
            case BACKGROUND -> 0x09;
        });
    }

    @Override
    public String toString() {
        return String.format("0x%02x", number);
    }
}
