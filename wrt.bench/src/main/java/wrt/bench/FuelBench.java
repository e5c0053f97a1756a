// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/** What metering costs: each workload with the meter, divided by the same workload without. */
final class FuelBench implements Bench {

    @Override
    public String name() {
        return "fuel";
    }

    @Override
    public String purpose() {
        return "fuel overhead, metered / unmetered";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        Jmh jmh = Jmh.run(FuelOverhead.class, effort);
        Field workload = FuelOverhead.class.getField("workload");
        List<Result> results = new ArrayList<>();
        for (String name : workload.getAnnotation(Param.class).value()) {
            double metered = jmh.score("run", "metered", name).nanos();
            double unmetered = jmh.score("run", "unmetered", name).nanos();
            results.add(Result.of(name.replace(':', ' '), "us", metered / 1000, unmetered / 1000));
        }
        return results;
    }
}
