// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import org.assertj.core.api.Assertions;
import wrt.component.ComponentFormatException.Kind;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.ExecutionMode;

/** Loading in tests, and what is expected of it. */
public final class Loads {

    private static final CoreCompiler CORE = CoreCompiler
            .create(CoreConfig.defaults().withMode(ExecutionMode.INTERPRETED));
    private static final Features ALL = new Features(EnumSet.allOf(Feature.class));

    private Loads() {
    }

    /** Every feature on. */
    public static Component load(byte[] bytes) {
        return load(bytes, ALL, ComponentLimits.defaults());
    }

    public static Component load(byte[] bytes, Features features, ComponentLimits limits) {
        return new ComponentLoader(CORE, features, limits).load(bytes);
    }

    public static ComponentFormatException failure(byte[] bytes) {
        return failure(bytes, ALL, ComponentLimits.defaults());
    }

    public static ComponentFormatException failure(byte[] bytes, Features features, ComponentLimits limits) {
        ComponentFormatException e = catchThrowableOfType(ComponentFormatException.class,
                () -> load(bytes, features, limits));
        Assertions.assertThat(e).as("the component should have been refused").isNotNull();
        return e;
    }

    /** The component breaks a rule, whose message contains the text. */
    public static void invalid(String rule, byte[]... sections) {
        expect(Kind.INVALID, rule, Bytes.component(sections));
    }

    /** The component is malformed, and the message contains the text. */
    public static void malformed(String rule, byte[]... sections) {
        expect(Kind.MALFORMED, rule, Bytes.component(sections));
    }

    /** The component needs what is not there, and the message contains the text. */
    public static void unsupported(String rule, byte[]... sections) {
        expect(Kind.UNSUPPORTED, rule, Bytes.component(sections));
    }

    /** The component is valid. */
    public static Component valid(byte[]... sections) {
        return load(Bytes.component(sections));
    }

    private static void expect(Kind kind, String rule, byte[] bytes) {
        ComponentFormatException e = failure(bytes);
        Assertions.assertThat(e.rule()).contains(rule);
        Assertions.assertThat(e.kind()).isEqualTo(kind);
    }
}
