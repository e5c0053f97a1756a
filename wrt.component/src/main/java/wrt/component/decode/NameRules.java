// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wrt.component.ExternType;
import wrt.component.Feature;
import wrt.component.FuncType;
import wrt.component.ResourceType;
import wrt.component.ValType;
import wrt.component.model.ExternName;

/*
 * The rules for the names of the imports, or of the exports, of one scope: form, strong uniqueness, attributes, and the
 * types that constructors, methods and static functions must have.
 *
 * Source: Component Model, Binary, "Import and Export Definitions".
 */
final class NameRules {

    private final Loading loading;
    private final ExternKind kind;
    private final ExternNameParser parser;
    private final Map<String, String> taken = new HashMap<>();
    private final Map<ResourceType, String> resourceNames = new IdentityHashMap<>();
    private final Set<String> allResourceNames = new HashSet<>();

    NameRules(Loading loading, ExternKind kind) {
        this.loading = loading;
        this.kind = kind;
        this.parser = new ExternNameParser(loading);
    }

    /** From here on functions may be attached to the resource under this name. */
    void register(String name, ResourceType type) {
        resourceNames.put(type, name);
        allResourceNames.add(name);
    }

    void check(String name, ExternName attributes, ExternType type) {
        ParsedName parsed = parser.parse(name, attributes.versionSuffix());
        checkAttributes(name, parsed, attributes, type);
        checkType(name, parsed, type);
        String previous = taken.putIfAbsent(parsed.uniquenessKey(), name);
        if (previous != null) {
            throw loading
                    .invalid(kind.label() + " name `" + name + "` conflicts with previous name `" + previous + "`");
        }
    }

    private void checkAttributes(String name, ParsedName parsed, ExternName attributes, ExternType type) {
        if (attributes.externalId() != null) {
            loading.require(Feature.IMPLEMENTS, "the attribute external-id");
        }
        if (attributes.versionSuffix() != null) {
            loading.require(Feature.CANONICAL_NAMES, "the attribute versionsuffix");
            if (!(type instanceof ExternType.Instance) || !(parsed instanceof ParsedName.Interface)) {
                throw loading.invalid("only an instance with an interface name can have a version suffix");
            }
        }
        String implemented = attributes.implementsInterface();
        if (implemented != null) {
            loading.require(Feature.IMPLEMENTS, "the attribute implements");
            if (!(parsed instanceof ParsedName.Label)) {
                throw loading.invalid("name `" + name + "` is not valid with `implements`: it has to be a plain label");
            }
            if (!(type instanceof ExternType.Instance)) {
                throw loading.invalid("only instances can have an `implements`");
            }
            if (!parser.isInterface(implemented)) {
                throw loading
                        .invalid("`implements` names `" + implemented + "`, which is not a valid name: it must be an"
                                + " interface name");
            }
        }
    }

    private void checkType(String name, ParsedName parsed, ExternType type) {
        switch (parsed) {
            case ParsedName.Label l -> {
            }
            case ParsedName.Interface i -> {
            }
            case ParsedName.Locator l -> {
                if (kind == ExternKind.EXPORT) {
                    throw loading.invalid("name `" + name + "` is not a valid export name");
                }
            }
            case ParsedName.Constructor c -> {
                FuncType function = function(name, type);
                if (function.async()) {
                    throw loading.invalid(kind.label() + " name `" + name + "`: a constructor cannot be async");
                }
                if (function.result() == null) {
                    throw loading.invalid(kind.label() + " name `" + name + "`: function should return one value");
                }
                checkResource(name, c.resource(), constructed(function.result()),
                        "should return `(own $T)` or `(result (own $T))`");
            }
            case ParsedName.Method m -> {
                FuncType function = function(name, type);
                if (function.params().isEmpty()) {
                    throw loading
                            .invalid(kind.label() + " name `" + name + "`: function should have at least one argument");
                }
                if (!function.params().getFirst().name().equals("self")) {
                    throw loading.invalid(kind.label() + " name `" + name
                            + "`: function should have a first argument called `self`");
                }
                ResourceType self = function.params().getFirst().type() instanceof ValType.Borrow b
                        ? b.resource()
                        : null;
                checkResource(name, m.resource(), self, "should take a first argument of `(borrow $T)`");
            }
            case ParsedName.Static s -> {
                function(name, type);
                if (!allResourceNames.contains(s.resource())) {
                    throw loading
                            .invalid(kind.label() + " name `" + name + "`: static resource name is not known in this"
                                    + " context: no resource `" + s.resource() + "` was " + kind.label() + "ed before");
                }
            }
        }
    }

    private FuncType function(String name, ExternType type) {
        if (type instanceof ExternType.Func f) {
            return f.type();
        }
        throw loading.invalid(kind.label() + " name `" + name + "` is not a func, but "
                + Subtyping.article(Subtyping.sort(type)));
    }

    private static @Nullable ResourceType constructed(@Nullable ValType result) {
        return switch (result) {
            case ValType.Own o -> o.resource();
            case ValType.ResultT r when r.ok() instanceof ValType.Own o -> o.resource();
            case null, default -> null;
        };
    }

    private void checkResource(String name, String label, @Nullable ResourceType type, String rule) {
        if (type == null) {
            throw loading.invalid(kind.label() + " name `" + name + "`: function " + rule);
        }
        String expected = resourceNames.get(type);
        if (!label.equals(expected)) {
            throw loading.invalid(kind.label() + " name `" + name + "`: " + (expected == null
                    ? "resource used in function does not have a name in this context"
                    : "function does not match expected resource name `" + expected + "`"));
        }
    }
}
