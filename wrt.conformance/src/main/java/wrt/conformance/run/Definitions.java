// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wrt.component.Component;
import wrt.component.ComponentFormatException;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.conformance.encode.TextEncoder;
import wrt.conformance.encode.TextFormatException;
import wrt.conformance.script.Command.Refusal;
import wrt.conformance.script.Source;
import wrt.core.CoreCompiler;
import wrt.core.CoreFormatException;
import wrt.core.CoreModule;

/**
 * Turns the definitions of a script into modules and components.
 *
 * @param encoder for what is text
 * @param core for core modules
 * @param features which are on
 */
record Definitions(TextEncoder encoder, CoreCompiler core, Features features) {

    private static final Pattern FEATURE = Pattern.compile("needs the feature (.+), which ");
    /** Newer than the encoder, which refuses their names. */
    private static final Pattern NEWER = Pattern.compile("\\(\\s*canon\\s+((?:stream|future)\\.forward)\\b");
    private static final int LAYER = 6;

    /** What a script defined. */
    sealed interface Definition {

        /** A component. */
        record OfComponent(Component component) implements Definition {
        }

        /** A core module. */
        record OfModule(CoreModule module) implements Definition {
        }
    }

    /**
     * Defines one.
     *
     * @throws RefusedException if it is malformed or invalid
     */
    Definition define(Source source) {
        byte[] bytes = bytes(source);
        try {
            return bytes.length > LAYER && bytes[LAYER] == 0
                    ? new Definition.OfModule(core.compile(bytes))
                    : new Definition.OfComponent(
                            new ComponentLoader(core, features, ComponentLimits.defaults()).load(bytes));
        } catch (ComponentFormatException e) {
            throw new RefusedException(e.kind() == ComponentFormatException.Kind.MALFORMED
                    ? Refusal.MALFORMED
                    : Refusal.INVALID, String.valueOf(e.getMessage()), feature(e), e);
        } catch (CoreFormatException e) {
            throw new RefusedException(e.kind() == CoreFormatException.Kind.MALFORMED
                    ? Refusal.MALFORMED
                    : Refusal.INVALID, String.valueOf(e.getMessage()), null, e);
        }
    }

    private byte[] bytes(Source source) {
        return switch (source) {
            case Source.Binary binary -> binary.bytes();
            case Source.Text text -> {
                try {
                    yield encoder.encode(text.text());
                } catch (TextFormatException e) {
                    Matcher newer = NEWER.matcher(text.text());
                    throw new RefusedException(Refusal.MALFORMED, String.valueOf(e.getMessage()),
                            newer.find() ? newer.group(1) : null, e);
                }
            }
        };
    }

    private static @Nullable String feature(ComponentFormatException e) {
        Matcher needed = FEATURE.matcher(e.rule());
        return e.kind() == ComponentFormatException.Kind.UNSUPPORTED && needed.find() ? needed.group(1) : null;
    }
}
