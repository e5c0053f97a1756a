// SPDX-License-Identifier: Apache-2.0
package wrt.core.code;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The code of a module under a cost model. The meter charges what this model says, so a bound computed from it can be
 * compared with a measured count.
 *
 * @param costs the weights
 * @param importedFunctions number of imported functions; they have the lowest indices
 * @param functions the module's own functions, in the order of their indices
 */
@ProviderType
public record CodeModel(CostModel costs, int importedFunctions, List<FunctionCode> functions) {

    /** Copies the list. */
    public CodeModel {
        functions = List.copyOf(functions);
    }

    /**
     * The function with the given index in the function space.
     *
     * @throws IndexOutOfBoundsException for an import, or a function that does not exist
     */
    public FunctionCode function(int index) {
        return functions.get(index - importedFunctions);
    }
}
