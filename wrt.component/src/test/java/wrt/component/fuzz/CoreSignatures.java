// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import java.util.List;
import wrt.component.FlatType;
import wrt.component.FuncType;

/** The core types of lifted and lowered functions, as letters: parameters, a colon, results. */
final class CoreSignatures {

    private static final int ASYNC_PARAMS = 4;

    private CoreSignatures() {
    }

    static String lift(FuncType type, boolean async, boolean callback) {
        String params = letters(type.paramLayout().flat(), 16);
        if (async) {
            return params + ":" + (callback ? "i" : "");
        }
        return params + ":" + letters(type.resultLayout().flat(), 1);
    }

    static String lower(FuncType type, boolean async) {
        List<FlatType> result = type.resultLayout().flat();
        if (async) {
            return letters(type.paramLayout().flat(), ASYNC_PARAMS) + (type.result() == null ? "" : "i") + ":i";
        }
        boolean one = result != null && result.size() <= 1;
        return letters(type.paramLayout().flat(), 16) + (one ? "" : "i") + ":" + (one ? letters(result, 1) : "");
    }

    private static String letters(List<FlatType> flat, int most) {
        if (flat == null || flat.size() > most) {
            return "i";
        }
        StringBuilder letters = new StringBuilder();
        for (FlatType type : flat) {
            letters.append(switch (type) {
                case I32 -> 'i';
                case I64 -> 'l';
                case F32 -> 'f';
                case F64 -> 'd';
            });
        }
        return letters.toString();
    }
}
