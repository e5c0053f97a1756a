// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.api.value.ResourceValue;
import wrt.component.abi.RuntimeResource;

/**
 * A resource type that the host implements. Guests hold handles; the host sees the {@link ResourceValue} that it gave
 * out, always the same object.
 *
 * <p>Concurrency: immutable.
 */
@ProviderType
public final class HostResourceType {

    private final String name;
    private final ResourceType type;
    private final @Nullable RuntimeResource exported;
    private final Consumer<Object> destructor;
    private final Predicate<ResourceValue> accepts;

    private HostResourceType(String name, ResourceType type, @Nullable RuntimeResource exported,
            Consumer<Object> destructor, Predicate<ResourceValue> accepts) {
        this.name = name;
        this.type = type;
        this.exported = exported;
        this.destructor = destructor;
        this.accepts = accepts;
    }

    /**
     * A resource type whose resources stand for objects of the host.
     *
     * @param name the WIT name
     * @param destructor told of every object whose resource was dropped, once
     * @return a type different from all others
     */
    public static HostResourceType of(String name, Consumer<Object> destructor) {
        return new HostResourceType(name, new ResourceType(name), null, destructor, HostResource.class::isInstance);
    }

    /**
     * A resource type that stands for one of another component: its resources are that component's, and dropping one
     * drops it there.
     *
     * @param name the WIT name
     * @param accepts which values are resources of the type
     * @return a type different from all others
     */
    public static HostResourceType foreign(String name, Predicate<ResourceValue> accepts) {
        return new HostResourceType(name, new ResourceType(name), null, object -> {
        }, accepts);
    }

    static HostResourceType exported(String name, ResourceType type, RuntimeResource resource) {
        return new HostResourceType(name, type, resource, object -> {
        }, value -> value instanceof GuestResource guest && guest.isOf(resource)
                || value instanceof HostResource && resource.isHost());
    }

    /** Whether two objects stand for one type: a guest's type may be exported under several names. */
    boolean same(HostResourceType other) {
        return this == other || exported != null && exported == other.exported;
    }

    /** What {@link #same} types have in common. */
    Object key() {
        return exported == null ? this : exported;
    }

    /**
     * The identity of this type in the types of functions.
     *
     * @return always the same
     */
    public ResourceType type() {
        return type;
    }

    /**
     * The WIT name.
     *
     * @return as given
     */
    public String name() {
        return name;
    }

    /**
     * A new resource that stands for an object.
     *
     * @param object the host's object
     * @return an open resource, to be passed to guests
     */
    public HostResource create(Object object) {
        return new HostResource(this, object);
    }

    boolean accepts(ResourceValue value) {
        return accepts.test(value) && (!(value instanceof HostResource host) || host.type().same(this));
    }

    void destroyed(Object object) {
        destructor.accept(object);
    }
}
