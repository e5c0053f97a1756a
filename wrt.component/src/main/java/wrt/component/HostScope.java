// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import wrt.api.value.ResourceValue;
import wrt.component.abi.Boundary;
import wrt.component.abi.EndElement;
import wrt.component.abi.PointerTraps;
import wrt.component.abi.RuntimeResource;
import wrt.component.async.CopyEnd;
import wrt.component.model.StringEncoding;

/**
 * The host as the other side of a guest for one call: remembers which resources are lent for that call, in either
 * direction, and ends the loans with it.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class HostScope implements Boundary {

    private final Store store;
    private final List<GuestResource> lentToGuest = new ArrayList<>(0);
    private final List<GuestResource> lentToHost = new ArrayList<>(0);
    private final List<HostResource> lentBack = new ArrayList<>(0);
    private final List<Integer> temporary = new ArrayList<>(0);

    HostScope(Store store) {
        this.store = store;
    }

    @Override
    public Object string(String text, StringEncoding encoding, int codeUnits) {
        return text;
    }

    @Override
    public Object map(Object[] keys, Object[] values) {
        Map<Object, Object> map = LinkedHashMap.newLinkedHashMap(keys.length);
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], values[i]);
        }
        return map;
    }

    @Override
    public Object own(RuntimeResource type, int rep) {
        return type.isHost() ? store.hostResources().takeOwned(rep) : GuestResource.own(store, type, rep);
    }

    @Override
    public Object borrow(RuntimeResource type, int rep) {
        if (type.isHost()) {
            ResourceValue value = store.hostResources().get(rep);
            if (value instanceof HostResource own) {
                own.lend();
                lentBack.add(own);
            }
            return value;
        }
        GuestResource resource = GuestResource.borrow(store, type, rep);
        lentToHost.add(resource);
        return resource;
    }

    @Override
    public int takeOwn(RuntimeResource type, Object value) {
        if (type.isHost()) {
            return store.hostResources().addOwned(type, value);
        }
        return guest(type, value).take(type);
    }

    @Override
    public int takeBorrow(RuntimeResource type, Object value) {
        if (type.isHost()) {
            int rep = store.hostResources().add(type, value);
            temporary.add(rep);
            return rep;
        }
        GuestResource resource = guest(type, value);
        int rep = resource.lend(type);
        lentToGuest.add(resource);
        return rep;
    }

    private static GuestResource guest(RuntimeResource type, Object value) {
        if (value instanceof GuestResource resource) {
            return resource;
        }
        throw new IllegalArgumentException("expected a resource " + type.label()
                + " that the called component handed out, found another one");
    }

    @Override
    public Object end(EndElement element, CopyEnd end) {
        return element.kind().isStream() ? new GuestStream(store, element, end) : new GuestFuture(store, end);
    }

    @Override
    public CopyEnd takeEnd(EndElement element, Object value) {
        if (value instanceof GuestStream stream) {
            CopyEnd end = stream.handOn(store);
            if (end != null) {
                return end;
            }
        }
        return element.kind().isStream()
                ? StreamFeed.of(store, element, (Flow.Publisher<?>) value, user())
                : FutureFeed.of(store, element, (CompletionStage<?>) value, user());
    }

    private String user() {
        Thread running = store.currentThread();
        return running == null ? "a component" : running.task().label();
    }

    @Override
    public PointerTraps pointerTraps() {
        return PointerTraps.HOST;
    }

    /** Ends all loans of the call. */
    void end() {
        lentToGuest.forEach(GuestResource::giveBack);
        lentToGuest.clear();
        lentToHost.forEach(GuestResource::invalidate);
        lentToHost.clear();
        temporary.forEach(store.hostResources()::take);
        temporary.clear();
        lentBack.forEach(HostResource::endLoan);
        lentBack.clear();
    }
}
