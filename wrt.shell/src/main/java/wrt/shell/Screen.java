// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.time.Duration;

/** Where a live display is drawn, and the keyboard in front of it. */
interface Screen extends AutoCloseable {

    /**
     * Shows a text in place of the one before.
     *
     * @param text the text
     */
    void show(String text);

    /**
     * Waits for a key.
     *
     * @param time how long
     * @return whether one was pressed
     * @throws InterruptedException if the command was interrupted
     */
    boolean keyWithin(Duration time) throws InterruptedException;

    @Override
    void close();
}
