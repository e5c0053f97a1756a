// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

/**
 * Defines one proxy where both sides are visible: the interface through its own bundle's loader, and the few classes of
 * this package that a proxy uses through ours. No bundle has to import the other.
 */
final class ProxyLoader extends ClassLoader {

    ProxyLoader(Class<?> type) {
        super("wrt.proxy", type.getClassLoader());
    }

    Class<?> define(String name, byte[] file) {
        return defineClass(name, file, 0, file.length);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // Asked before the interface's bundle, which may contain, or import, another copy of the engine.
        if (name.equals(Invoker.class.getName()) || name.equals(FlatUse.class.getName())
                || name.equals(FlatScalars.class.getName()) || name.equals(FlatTarget.class.getName())) {
            return Class.forName(name, false, ProxyLoader.class.getClassLoader());
        }
        return super.loadClass(name, resolve);
    }
}
