// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

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
        double handOff = Jmh.run(HandOff.class, effort).score("roundTrip").nanos();
        Jmh calls = Jmh.run(HostCalls.class, effort);
        return List.of(Result.of("add (u32,u32)->u32, idle partition", "ns", calls.score("add", "caller").nanos()),
                Result.of("add, allocation", "B", calls.score("add", "caller").bytes()),
                Result.of("echo of 20 characters, idle partition", "ns", calls.score("echo", "caller").nanos()),
                Result.of("echo, allocation", "B", calls.score("echo", "caller").bytes()),
                Result.of("bare hand-off, round trip", "ns", handOff),
                Result.of("add across threads", "ns", calls.score("add", "carrier").nanos(), handOff),
                Result.of("echo across threads", "ns", calls.score("echo", "carrier").nanos(), handOff));
    }
}
