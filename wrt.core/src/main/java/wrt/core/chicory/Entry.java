// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;

/** The host's way into one compiled function, without boxing. Generated for each function that the host uses; stateless. */
public interface Entry {

    /** Takes the arguments out of the frame, calls, and puts the results there. */
    void call(long[] frame, FlatMemory memory, Instance instance);
}
