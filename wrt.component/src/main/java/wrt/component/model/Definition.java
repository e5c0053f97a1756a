// SPDX-License-Identifier: Apache-2.0
package wrt.component.model;

import java.util.List;
import java.util.OptionalInt;
import wrt.component.CoreExternType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.InstanceType;
import wrt.component.ModuleType;
import wrt.component.ResourceType;

/**
 * One definition of a component. Each appends to the index space of its sort (imports, exports and aliases: of the sort
 * they name), in order, so that executing the definitions one by one rebuilds all index spaces.
 *
 * <p>The static types name resources by {@link ResourceType} identity: an instance of the component keeps a map from
 * these identities to its run-time resource types, filled by resource definitions and by walking the type of every
 * import, and of every instance that {@link Instantiate} makes, beside the actual value.
 *
 * <p>Source: Component Model, Binary.
 */
public sealed interface Definition {

    /** A core module: number {@code module} of all core modules of the outermost component, nested ones included. */
    record CoreModule(int module, int offset, int length, ModuleType type) implements Definition {
    }

    /** A core type; matters to validation only, but takes an index. */
    record CoreType() implements Definition {
    }

    /** A core instance made of a module; arguments are core instances by import module name. */
    record CoreInstantiate(int module, List<CoreArg> args) implements Definition {
    }

    /** An argument of {@link CoreInstantiate}. */
    record CoreArg(String name, int instance) {
    }

    /** A core instance made of existing core definitions. */
    record CoreInlineExports(List<CoreInlineExport> exports) implements Definition {
    }

    /** An export of {@link CoreInlineExports}. */
    record CoreInlineExport(String name, CoreSort sort, int index) {
    }

    /** A nested component. */
    record NestedComponent(ComponentDefinition component) implements Definition {
    }

    /** An instance made of a component; {@code type} is its type with the resource types of this instantiation. */
    record Instantiate(int component, List<Arg> args, InstanceType type) implements Definition {
    }

    /** An argument of {@link Instantiate}. */
    record Arg(String name, Sort sort, int index) {
    }

    /** An instance made of existing definitions. */
    record InlineExports(List<InlineExport> exports, InstanceType type) implements Definition {
    }

    /** An export of {@link InlineExports}. */
    record InlineExport(String name, Sort sort, int index) {
    }

    /** An export of an instance. */
    record AliasExport(Sort sort, int instance, String name, ExternType type) implements Definition {
    }

    /** An export of a core instance. */
    record AliasCoreExport(CoreSort sort, int instance, String name, CoreExternType type) implements Definition {
    }

    /** A module, component or type of the component {@code count} levels out (0 = this one). */
    record AliasOuter(Sort sort, int count, int index) implements Definition {
    }

    /** A core type of an outer component; takes an index in the core type space. */
    record AliasOuterCoreType() implements Definition {
    }

    /** A type other than a resource. */
    record Type(DefinedType type) implements Definition {
    }

    /** A resource type, new with every instance; the destructor is a core function. */
    record Resource(ResourceType type, OptionalInt destructor) implements Definition {
    }

    /** A canonical definition; {@code coreType} is the type of the core function lifted or made. */
    record Canonical(Canon canon, CoreExternType.Func coreType) implements Definition {
    }

    /** An import. */
    record Import(String name, ExternName attributes, ExternType type) implements Definition {
    }

    /** An export; {@code type} is the ascribed type where there is one. It takes a new index like an alias. */
    record Export(String name, ExternName attributes, Sort sort, int index, ExternType type) implements Definition {
    }
}
