// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import wrt.core.code.CodeModel;
import wrt.core.code.CostModel;

/** The original bytes of a valid module, and what is read from them on demand. */
record ModuleSource(byte[] bytes, String digest, CostModel costs) {

    CodeModel code() {
        return new CodeReader(bytes, ModuleReader.reread(bytes), costs).model();
    }
}
