// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.lang.foreign.Arena;
import java.util.Optional;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.IsolationContext.Kind;

/**
 * Where the JVM runs, on which the width of identities and the calls at hand depend. Which it is stands fixed when code is
 * built for VxWorks, and no call asks for it; so the configuration says it, or {@code detect} looks for what only one has.
 *
 * <p>Source: seed, VxWorksContext; rtpLib, moduleLib.
 *
 * @param isolation what separates this program from others
 */
record ExecutionContext(IsolationContext isolation) {

    /** A real-time process. */
    static final String RTP = "rtp";
    /** The kernel. */
    static final String KERNEL = "kernel";
    /** A module loaded into the kernel. */
    static final String LKM = "lkm";
    /** Look for it. */
    static final String DETECT = "detect";

    /**
     * The context of a name.
     *
     * @param wanted {@code rtp}, {@code kernel}, {@code lkm} or {@code detect}
     * @param module the module's name for {@code lkm}
     * @throws UnsupportedOperationException if there is no such context here
     * @throws UnsatisfiedLinkError if the system's library cannot be loaded
     */
    static ExecutionContext of(String wanted, String module) {
        VxWorksLibrary.open(); // Without it every group of calls would seem to be missing.
        return switch (wanted) {
            case RTP -> process("configured", RtpDescription.ofCaller());
            case KERNEL -> kernel("configured");
            case LKM -> module(module);
            case DETECT -> detect();
            default -> throw new UnsupportedOperationException("there is no context '" + wanted + "'; 'context' of the"
                    + " configuration " + VxWorksBackendService.PID + " is rtp, kernel, lkm or detect");
        };
    }

    private static ExecutionContext detect() {
        Optional<String> process = RtpDescription.ofCaller();
        if (process.isPresent()) {
            return process("detected: rtpInfoGet describes it", process);
        }
        if (WdLib.PRESENT) {
            return kernel("detected: no real-time process, and wdCreate is there");
        }
        throw new UnsupportedOperationException("neither a real-time process nor the kernel was detected; 'context' of"
                + " the configuration " + VxWorksBackendService.PID + " says which it is");
    }

    private static ExecutionContext process(String why, Optional<String> description) {
        return of(Kind.REAL_TIME_PROCESS, ProcessHandle.current().pid(),
                "a real-time process, " + why + description.map("; "::concat).orElse(""));
    }

    private static ExecutionContext kernel(String why) {
        return of(Kind.KERNEL, 0, "the kernel, supervisor mode, " + why);
    }

    private static ExecutionContext module(String name) {
        if (name.isBlank()) {
            throw new UnsupportedOperationException("the context is lkm, and 'module' of the configuration "
                    + VxWorksBackendService.PID + " names no module, as moduleShow has it");
        }
        long id = 0;
        if (ModuleLib.PRESENT) {
            try (Arena arena = Arena.ofConfined()) {
                id = ModuleLib.moduleFindByName(arena.allocateFrom(name).address());
            }
        }
        if (id == 0) {
            throw new UnsupportedOperationException("the kernel has no module '" + name + "'; 'module' of the"
                    + " configuration " + VxWorksBackendService.PID + " names it as moduleShow does");
        }
        return of(Kind.KERNEL_MODULE, id, "the kernel module " + name + ", supervisor mode, configured");
    }

    private static ExecutionContext of(Kind kind, long id, String detail) {
        return new ExecutionContext(new IsolationContext(kind, id, detail));
    }

    boolean isKernel() {
        return isolation.kind() != Kind.REAL_TIME_PROCESS;
    }

    /** An identity of a task, a queue or a region as a call returned it: a pointer in the kernel, 32 bits elsewhere. */
    long handle(long returned) {
        return isKernel() ? returned : (int) returned;
    }
}
