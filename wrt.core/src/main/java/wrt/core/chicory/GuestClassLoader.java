// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds the generated classes of one module; they go when it goes.
 *
 * <p>Concurrency: thread-safe, as every class loader.
 */
final class GuestClassLoader extends ClassLoader {
    private final Map<String, byte[]> pending;

    /**
     * For the classes of a module.
     *
     * @param classes class files by binary name
     */
    GuestClassLoader(Map<String, byte[]> classes) {
        super("wrt-guest", GuestClassLoader.class.getClassLoader());
        this.pending = new ConcurrentHashMap<>(classes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = pending.remove(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Makes an object of a class that is added now. */
    <T> T instance(String name, byte[] bytes, Class<T> type) {
        pending.put(name, bytes);
        try {
            return type.cast(loadClass(name).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("generated class " + name, e);
        }
    }
}
