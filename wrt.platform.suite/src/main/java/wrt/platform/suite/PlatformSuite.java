// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/**
 * All rules of the platform seam for one backend: ordering, deadlines, spurious wake-ups, priority order, cancellation,
 * destroy while waiting, time-outs at zero, past and far, error codes, thousands of objects, limits, endurance, signals.
 *
 * <p>A backend's test extends this class and gives its fixture. What a system lacks must be said in the capabilities,
 * and then fail as absent; everything else must behave.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PlatformSuite {

    /**
     * The backend under test.
     *
     * @return always the same
     */
    protected abstract PlatformFixture fixture();

    @BeforeAll
    void sayWhatItIsWorth() {
        System.out.println("platform suite, " + getClass().getSimpleName() + ": " + fixture().evidence());
    }

    @Nested
    class WaitWords extends WaitWordRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Parkers extends ParkerRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Threads extends ThreadRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Timers extends TimerRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class EventQueues extends EventQueueRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Channels extends ChannelRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class MessageQueues extends MessageQueueRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Locks extends LockRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Memory extends MemoryRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Endurance extends EnduranceRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Storms extends StormRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }

    @Nested
    class Capabilities extends CapabilityRules {
        @Override
        PlatformFixture fixture() {
            return PlatformSuite.this.fixture();
        }
    }
}
