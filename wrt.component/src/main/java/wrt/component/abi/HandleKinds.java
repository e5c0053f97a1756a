// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.api.value.ErrorContext;
import wrt.component.async.CopyEnd;
import wrt.component.async.EndKind;
import wrt.component.async.Waitable;
import wrt.component.async.WaitableSet;

/** What is under an index of a handle table, for messages. */
public final class HandleKinds {

    private HandleKinds() {
    }

    static String of(Object entry, EndKind expected) {
        return entry instanceof CopyEnd end && end.endKind() == expected ? "one with another element type" : of(entry);
    }

    /** What an entry is. */
    public static String of(Object entry) {
        return switch (entry) {
            case ResourceHandle handle -> "resource";
            case Waitable waitable -> waitable.kind();
            case WaitableSet set -> "waitable set";
            case ErrorContext context -> "error context";
            default -> "thread";
        };
    }
}
