// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import wrt.component.ValType;

/** A value needs a handle that the guest does not have. */
final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1;

    final transient ValType type;

    Missing(ValType type) {
        super(null, null, false, false);
        this.type = type;
    }
}
