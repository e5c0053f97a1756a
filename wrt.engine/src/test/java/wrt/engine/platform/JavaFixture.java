// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.Map;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.platform.suite.PlatformFixture;

/** The fall-back under test. */
final class JavaFixture implements PlatformFixture {

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
}
