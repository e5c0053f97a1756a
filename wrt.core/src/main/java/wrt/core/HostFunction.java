// SPDX-License-Identifier: Apache-2.0
package wrt.core;

/** A host function: a type and a body. */
record HostFunction(CoreType.FunctionType type, HostBody body) implements CoreFunction {
    @Override
    public void call(long[] frame) {
        body.call(frame);
    }
}
