// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A component that cannot be used: says where in its bytes, in which definition, and which rule it breaks. */
@ProviderType
public final class ComponentFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final int offset;
    private final String item;
    private final String rule;

    /** What is wrong. */
    public enum Kind {
        /** The bytes do not follow the binary format. */
        MALFORMED,
        /** The bytes are well formed, but the component breaks a validation rule. */
        INVALID,
        /** It needs a feature that is switched off or does not exist here, or exceeds a limit. */
        UNSUPPORTED
    }

    /**
     * An error.
     *
     * @param kind what is wrong
     * @param offset position in the component, in bytes from its start
     * @param item the definition concerned, such as "type 3"
     * @param rule the rule, in words
     * @param cause the error of a core module, or null
     */
    public ComponentFormatException(Kind kind, int offset, String item, String rule, @Nullable Throwable cause) {
        super("component is " + kind.name().toLowerCase(java.util.Locale.ROOT) + " at offset 0x"
                + Integer.toHexString(offset) + (item.isEmpty() ? "" : " in " + item) + ": " + rule, cause);
        this.kind = kind;
        this.offset = offset;
        this.item = item;
        this.rule = rule;
    }

    /**
     * What is wrong.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Where.
     *
     * @return bytes from the start of the outermost component
     */
    public int offset() {
        return offset;
    }

    /**
     * The definition concerned.
     *
     * @return such as "component 0, type 3"; empty for the component as a whole
     */
    public String item() {
        return item;
    }

    /**
     * The rule that is broken.
     *
     * @return in words
     */
    public String rule() {
        return rule;
    }
}
