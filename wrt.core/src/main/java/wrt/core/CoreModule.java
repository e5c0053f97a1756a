// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.core.code.CodeModel;

/** A validated module with its code, shared by all of its instances. Concurrency: immutable, thread-safe. */
@ProviderType
public interface CoreModule {

    /** Imports in the order of the module. */
    List<CoreImport> imports();

    /** Exports in the order of the module. */
    List<CoreExport> exports();

    /** The bytes of a custom section, of the last one where several have the name, or null. */
    byte @Nullable [] customSection(String name);

    /** SHA-256 of the module's bytes, in hexadecimal. */
    String digest();

    /** Blocks, loops, calls and costs of every function; built at the first use. */
    CodeModel code();

    /** How the code was produced. */
    CompilationReport report();

    /**
     * Size that a Java thread's stack needs for the given call depth, in bytes: an estimate from the largest frame of
     * this module, with a reserve for the host's frames.
     *
     * @param callDepth the meter's limit
     */
    long stackBytes(int callDepth);

    /**
     * Makes an instance and runs its start function.
     *
     * @param imports what it links to; more than needed is allowed
     * @param meter the meter of the store that the instance shall belong to
     * @throws CoreLinkException if an import is missing, of another type, or of another store
     * @throws TrapException if a segment does not fit or the start function traps
     */
    CoreInstance instantiate(CoreImports imports, Meter meter);
}
