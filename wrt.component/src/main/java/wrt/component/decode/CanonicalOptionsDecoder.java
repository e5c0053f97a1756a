// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import wrt.component.CoreExternType;
import wrt.component.Feature;
import wrt.component.model.CanonicalOptions;
import wrt.component.model.StringEncoding;

/** Reads canonical options and checks what holds for all definitions; source: Component Model, Binary, {@code opts}. */
final class CanonicalOptionsDecoder {

    // More than there are options: repeating one is invalid, not malformed.
    private static final int MOST = 10;
    private static final CoreExternType.Func REALLOC = new CoreExternType.Func(List.of("i32", "i32", "i32", "i32"),
            List.of("i32"));

    private final Loading loading;
    private final Scope scope;
    private @Nullable StringEncoding encoding;
    private OptionalInt memory = OptionalInt.empty();
    private OptionalInt realloc = OptionalInt.empty();
    private OptionalInt postReturn = OptionalInt.empty();
    private OptionalInt callback = OptionalInt.empty();
    private boolean async;

    private CanonicalOptionsDecoder(Loading loading, Scope scope) {
        this.loading = loading;
        this.scope = scope;
    }

    static CanonicalOptions read(Loading loading, ByteReader in, Scope scope) {
        CanonicalOptionsDecoder decoder = new CanonicalOptionsDecoder(loading, scope);
        int count = in.count("canonical options", MOST, "options");
        for (int i = 0; i < count; i++) {
            decoder.readOption(in);
        }
        return decoder.finish();
    }

    private void readOption(ByteReader in) {
        int form = in.u8();
        switch (form) {
            case 0x00 -> setEncoding(StringEncoding.UTF8);
            case 0x01 -> setEncoding(StringEncoding.UTF16);
            case 0x02 -> setEncoding(StringEncoding.LATIN1_UTF16);
            case 0x03 -> memory = once(memory, in.index(), "memory");
            case 0x04 -> realloc = once(realloc, in.index(), "realloc");
            case 0x05 -> postReturn = once(postReturn, in.index(), "post-return");
            case 0x06 -> {
                loading.require(Feature.ASYNC, "canonical option `async`");
                if (async) {
                    throw repeated("async");
                }
                async = true;
            }
            case 0x07 -> callback = once(callback, in.index(), "callback");
            case 0x08 -> throw loading.unsupported("gc (canonical option `core-type`)");
            case 0x09 -> throw loading.unsupported("gc (canonical option `gc`)");
            default -> throw in.unexpected(form, "canonical option");
        }
    }

    private void setEncoding(StringEncoding value) {
        if (encoding != null) {
            throw loading.invalid("canonical encoding option `" + label(encoding) + "` conflicts with option `"
                    + label(value) + "`");
        }
        encoding = value;
    }

    private static String label(StringEncoding encoding) {
        return encoding == StringEncoding.LATIN1_UTF16 ? "latin1-utf16" : encoding.name().toLowerCase(Locale.ROOT);
    }

    private OptionalInt once(OptionalInt old, int index, String option) {
        if (old.isPresent()) {
            throw repeated(option);
        }
        return OptionalInt.of(index);
    }

    private RuntimeException repeated(String option) {
        return loading.invalid("canonical option `" + option + "` is specified more than once");
    }

    private CanonicalOptions finish() {
        if (memory.isPresent()) {
            checkMemory(loading, scope, memory.getAsInt());
        }
        if (callback.isPresent() && !async) {
            throw loading.invalid("cannot specify callback without async");
        }
        if (postReturn.isPresent() && async) {
            throw loading.invalid("cannot specify post-return function in async");
        }
        if (realloc.isPresent()) {
            if (memory.isEmpty()) {
                throw loading.invalid("canonical option `realloc` requires `memory` to also be specified");
            }
            CoreExternType.Func type = scope.coreFuncs().get(realloc.getAsInt());
            if (!type.equals(REALLOC)) {
                throw loading.invalid("canonical option `realloc` uses a core function with an incorrect signature:"
                        + " expected " + CoreSubtyping.describe(REALLOC) + ", found " + CoreSubtyping.describe(type));
            }
        }
        return new CanonicalOptions(encoding == null ? StringEncoding.UTF8 : encoding, memory, realloc, postReturn,
                async, callback);
    }

    static void checkMemory(Loading loading, Scope scope, int index) {
        CoreExternType.Memory type = scope.coreMemories().get(index);
        if (type.limits().index64()) {
            throw loading.unsupported("memory64");
        }
        if (type.shared()) {
            throw loading.invalid("mismatch in the shared flag for memories: core memory " + index
                    + " cannot be used, because it is shared");
        }
    }
}
