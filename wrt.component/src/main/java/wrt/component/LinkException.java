// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import java.util.stream.Collectors;
import org.osgi.annotation.versioning.ProviderType;

/** A component cannot be instantiated, as imports are missing or of another type; names all of them. */
@ProviderType
public final class LinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<MissingImport> missing;

    /**
     * For the linker.
     *
     * @param missing at least one
     */
    LinkException(List<MissingImport> missing) {
        super(missing.stream().map(MissingImport::toString)
                .collect(Collectors.joining("\n  ", "unsatisfied imports:\n  ", "")));
        this.missing = List.copyOf(missing);
    }

    /**
     * What is missing.
     *
     * @return in the order of the component's imports
     */
    public List<MissingImport> missing() {
        return missing;
    }
}
