// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

/**
 * A backend that holds something of its system until it is closed.
 *
 * <p>Concurrency: safe from any thread.
 */
public interface OsBackend extends AssembledBackend, AutoCloseable {

    /** Gives back what no object uses any more; the objects go on until they are closed themselves. */
    @Override
    void close();
}
