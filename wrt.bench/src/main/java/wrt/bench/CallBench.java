// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayList;
import java.util.List;

/** Calls from the host into components: on the caller's thread, and across threads beside a bare hand-off. */
final class CallBench implements Bench {

    @Override
    public String name() {
        return "call";
    }

    @Override
    public String purpose() {
        return "host-to-component calls; across threads, ratio to a bare hand-off between two threads";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        Jmh calls = Jmh.run(HostCalls.class, effort);
        List<Result> results = new ArrayList<>(
                List.of(Result.of("add (u32,u32)->u32, idle partition", "ns", calls.score("add").nanos()),
                        Result.of("add, allocation", "B", calls.score("add").bytes()),
                        Result.of("echo of 20 characters, idle partition", "ns", calls.score("echo").nanos()),
                        Result.of("echo, allocation", "B", calls.score("echo").bytes())));
        results.addAll(AcrossThreads.results(effort));
        return results;
    }
}
