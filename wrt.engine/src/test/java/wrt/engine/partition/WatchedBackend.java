// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.platform.Capability;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Channels;
import wrt.api.platform.EventQueues;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.Locks;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MessageQueues;
import wrt.api.platform.Metric;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Threads;
import wrt.api.platform.Timers;
import wrt.api.platform.WaitWords;
import wrt.engine.platform.JavaBackend;

/** The Java backend, with a look at what is asked of it. */
final class WatchedBackend implements PlatformBackend {

    final List<CarrierRequest> requests = new CopyOnWriteArrayList<>();
    final List<Long> parks = new CopyOnWriteArrayList<>();
    final AtomicInteger unparks = new AtomicInteger();
    private final JavaBackend java;
    private final int processors;

    WatchedBackend() {
        this(PlatformLimits.SEED, 2);
    }

    WatchedBackend(PlatformLimits limits, int processors) {
        this.java = new JavaBackend(limits);
        this.processors = processors;
    }

    @Override
    public String name() {
        return "watched";
    }

    @Override
    public PlatformLimits limits() {
        return java.limits();
    }

    @Override
    public Threads threads() {
        return new Threads() {
            @Override
            public Carrier create(CarrierRequest request, Runnable body) {
                requests.add(request);
                return java.threads().create(request, body);
            }

            @Override
            public int processors() {
                return processors;
            }
        };
    }

    @Override
    public Parker parker() {
        Parker parker = java.parker();
        return new Parker() {
            @Override
            public void park(long deadlineNanos) {
                parks.add(deadlineNanos);
                parker.park(deadlineNanos);
            }

            @Override
            public void unpark() {
                unparks.incrementAndGet();
                parker.unpark();
            }

            @Override
            public void close() {
                parker.close();
            }
        };
    }

    @Override
    public WaitWords waitWords() {
        return java.waitWords();
    }

    @Override
    public EventQueues eventQueues() {
        return java.eventQueues();
    }

    @Override
    public Timers timers() {
        return java.timers();
    }

    @Override
    public Channels channels() {
        return java.channels();
    }

    @Override
    public MessageQueues messageQueues() {
        return java.messageQueues();
    }

    @Override
    public Locks locks() {
        return java.locks();
    }

    @Override
    public MemoryControl memory() {
        return java.memory();
    }

    @Override
    public IsolationContext isolation() {
        return java.isolation();
    }

    @Override
    public List<Capability> capabilities() {
        return java.capabilities();
    }

    @Override
    public List<Metric> metrics() {
        return java.metrics();
    }
}
