// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

/**
 * What a command found out, for people and for machines.
 *
 * @param text what a person reads, without a final line break
 * @param facts the same facts, which become JSON
 */
record Answer(String text, Object facts) {

    /** The answer of a command that has shown everything itself. */
    static final Answer SHOWN = new Answer("", "");
}
