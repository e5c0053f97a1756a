// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.List;

/** Calls that guests make: of the host, and of other guests. */
final class GuestBench implements Bench {

    @Override
    public String name() {
        return "guest";
    }

    @Override
    public String purpose() {
        return "calls from guests to the host and to other guests";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        Jmh calls = Jmh.run(GuestCalls.class, effort);
        return List.of(Result.of("loop around the calls", "ns", calls.score("loop").nanos()),
                Result.of("guest to host (u32,u32)->u32", "ns", calls.score("host").nanos()),
                Result.of("guest to host, allocation", "B", calls.score("host").bytes()),
                Result.of("guest to guest (u32,u32)->u32", "ns", calls.score("flat").nanos()),
                Result.of("guest to guest, allocation", "B", calls.score("flat").bytes()),
                Result.of("guest to guest, 20 characters there and back", "ns", calls.score("string").nanos()),
                Result.of("the same, allocation", "B", calls.score("string").bytes()),
                Result.of("the same, utf8 to utf16 and back", "ns", calls.score("transcoded").nanos()),
                Result.of("guest to guest, list of 64 KiB bytes", "ns", calls.score("bytes").nanos()),
                Result.of("guest to guest, list of 16 Ki words", "ns", calls.score("words").nanos()),
                Result.of("guest to guest, list of 1000 records", "ns", calls.score("records").nanos()));
    }
}
