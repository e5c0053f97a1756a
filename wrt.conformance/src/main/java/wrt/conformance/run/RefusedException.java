// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wrt.conformance.script.Command;

/** A module or component that cannot be used. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Command.Refusal refusal;
    private final @Nullable String feature;

    /**
     * A refusal.
     *
     * @param refusal how
     * @param message why
     * @param feature the feature that it needs and that is off or does not exist here, or null
     * @param cause the error behind it
     */
    RefusedException(Command.Refusal refusal, String message, @Nullable String feature, Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
        this.feature = feature;
    }

    Command.Refusal refusal() {
        return refusal;
    }

    Optional<String> feature() {
        return Optional.ofNullable(feature);
    }
}
