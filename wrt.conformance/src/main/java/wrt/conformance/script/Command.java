// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of a script.
 *
 * <p>Source: WebAssembly core specification, interpreter, "Scripts"; wasm-tools, crate wast, for those of components.
 */
public sealed interface Command {

    /** How an unusable module or component is refused. */
    enum Refusal {
        /** The bytes or the text are not in the format. */
        MALFORMED,
        /** It breaks a rule of validation. */
        INVALID,
        /** Its imports are not satisfied. */
        UNLINKABLE
    }

    /**
     * Defines without making an instance.
     *
     * @param id its name, or null
     * @param source what
     */
    record Define(@Nullable String id, Source source) implements Command {
    }

    /**
     * Makes an instance of what was defined.
     *
     * @param id the name of the instance, or null
     * @param definition the name of the definition, or null for the latest
     */
    record Instantiate(@Nullable String id, @Nullable String definition) implements Command {
    }

    /**
     * Defines, and makes an instance.
     *
     * @param id the name of both, or null
     * @param source what
     */
    record Load(@Nullable String id, Source source) implements Command {
    }

    /**
     * Makes an instance importable.
     *
     * @param name under which name
     * @param instance its name, or null for the latest
     */
    record Register(String name, @Nullable String instance) implements Command {
    }

    /**
     * Does something that has to work.
     *
     * @param action what
     */
    record Act(Action action) implements Command {
    }

    /**
     * Does something and compares what it returns.
     *
     * @param action what
     * @param expected the results
     */
    record AssertReturn(Action action, List<Constant> expected) implements Command {
    }

    /**
     * Does something that has to trap.
     *
     * @param action what
     * @param text part of the message; empty for {@code assert_exception}
     */
    record AssertTrap(Action action, String text) implements Command {
    }

    /**
     * Needs to be refused.
     *
     * @param refusal how
     * @param source what
     * @param text part of the message
     */
    record AssertRefused(Refusal refusal, Source source, String text) implements Command {
    }

    /**
     * Runs commands beside those that follow.
     *
     * @param id its name
     * @param shared the instance that it sees, or null
     * @param commands what it does
     */
    record Thread(String id, @Nullable String shared, List<Step> commands) implements Command {
    }

    /**
     * Waits until a thread is done.
     *
     * @param thread its name
     */
    record Wait(String thread) implements Command {
    }

    /**
     * A command that is not known here, or that cannot be read.
     *
     * @param problem what is wrong
     */
    record Unreadable(String problem) implements Command {
    }

    /** Whether it checks something, or only prepares it. */
    default boolean isAssertion() {
        return this instanceof AssertReturn || this instanceof AssertTrap || this instanceof AssertRefused;
    }
}
