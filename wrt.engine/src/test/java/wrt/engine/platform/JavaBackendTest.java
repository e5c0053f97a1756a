// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.Map;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** The fall-back obeys the rules of the seam. */
class JavaBackendTest extends PlatformSuite {

    @Override
    protected PlatformFixture fixture() {
        return new PlatformFixture() {

            @Override
            public String evidence() {
                return "plain Java on this JVM";
            }

            @Override
            public PlatformBackend open(PlatformLimits limits) {
                return new JavaBackend(limits);
            }

            @Override
            public void close(PlatformBackend backend) {
                // It holds nothing.
            }

            @Override
            public Map<String, Long> errors() {
                return Map.of();
            }
        };
    }
}
