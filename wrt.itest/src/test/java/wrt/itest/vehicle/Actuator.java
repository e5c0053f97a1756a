// SPDX-License-Identifier: Apache-2.0
package wrt.itest.vehicle;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The interface {@code vehicle:brake/actuator} as Java sees it, one function of it asynchronously. */
public interface Actuator {

    /** Flat parameters and result. */
    long pressure(long pedal, long speed);

    /** Lists, in and out. */
    List<Long> distribute(long total, List<Long> weights);

    /** A string, in and out. */
    CompletionStage<String> label(String wheel);

    /** The version of the component. */
    String version();
}
