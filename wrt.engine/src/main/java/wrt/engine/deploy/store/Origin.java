// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.store;

import java.nio.file.Path;

/** Who deployed a component, and so who may forget it. */
public sealed interface Origin {

    /** The service API or a command: it stays until it is removed there. */
    record Api() implements Origin {
    }

    /**
     * A load folder: it follows the file.
     *
     * @param file the file, absolute
     */
    record Folder(Path file) implements Origin {
    }
}
