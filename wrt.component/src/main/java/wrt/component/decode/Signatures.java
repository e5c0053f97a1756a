// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wrt.component.CoreExternType;
import wrt.component.FlatType;
import wrt.component.FuncType;
import wrt.component.Layout;
import wrt.component.Param;
import wrt.component.ValType;
import wrt.component.model.CanonicalOptions;

/*
 * The core function types that lifted and lowered functions have, and the options they need for that.
 *
 * Source: Component Model, CanonicalABI, "Flattening" and "Canonical Definitions".
 */
final class Signatures {

    private static final int MAX_FLAT_ASYNC_PARAMS = 4;
    private static final List<String> POINTER = List.of("i32");

    private final Loading loading;

    Signatures(Loading loading) {
        this.loading = loading;
    }

    CoreExternType.Func lift(FuncType type, CanonicalOptions options) {
        boolean pointer = type.params().stream().anyMatch(p -> p.type().shape().containsPointer());
        List<String> params = flat(type.paramLayout(), Layout.MAX_FLAT);
        if (pointer || params == null) {
            requireRealloc(options);
        }
        List<String> results;
        ValType result = type.result();
        if (!options.async()) {
            results = flat(type.resultLayout(), 1);
            if (results == null) {
                requireMemory(options);
            }
        } else {
            if (result != null && (result.shape().containsPointer() || result.layout().flat() == null)) {
                requireMemory(options);
            }
            results = options.callback().isPresent() ? POINTER : List.of();
        }
        return new CoreExternType.Func(params == null ? POINTER : params, results == null ? POINTER : results);
    }

    CoreExternType.Func lower(FuncType type, CanonicalOptions options) {
        boolean pointer = type.params().stream().map(Param::type).anyMatch(t -> t.shape().containsPointer());
        List<String> flat = flat(type.paramLayout(), options.async() ? MAX_FLAT_ASYNC_PARAMS : Layout.MAX_FLAT);
        if (pointer || flat == null) {
            requireMemory(options);
        }
        List<String> params = new ArrayList<>(flat == null ? POINTER : flat);
        ValType result = type.result();
        if (result != null && result.shape().containsPointer()) {
            requireRealloc(options);
        }
        List<String> results = options.async() ? (result == null ? List.of() : null) : flat(type.resultLayout(), 1);
        if (results == null) {
            requireMemory(options);
            params.addAll(POINTER);
            results = List.of();
        }
        return new CoreExternType.Func(params, options.async() ? POINTER : results);
    }

    private static @Nullable List<String> flat(Layout layout, int limit) {
        List<FlatType> flat = layout.flat();
        return flat == null || flat.size() > limit
                ? null
                : flat.stream().map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    }

    void requireMemory(CanonicalOptions options) {
        if (options.memory().isEmpty()) {
            throw loading.invalid("canonical option `memory` is required");
        }
    }

    void requireRealloc(CanonicalOptions options) {
        requireMemory(options);
        if (options.realloc().isEmpty()) {
            throw loading.invalid("canonical option `realloc` is required");
        }
    }
}
