// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/** The shapes of types without parts, shared by all their instances. */
final class Primitives {

    static final Shape BYTE = Shape.leaf(Layout.scalar(1, FlatType.I32));
    static final Shape SHORT = Shape.leaf(Layout.scalar(2, FlatType.I32));
    static final Shape INT = Shape.leaf(Layout.scalar(4, FlatType.I32));
    static final Shape LONG = Shape.leaf(Layout.scalar(8, FlatType.I64));
    static final Shape FLOAT = Shape.leaf(Layout.scalar(4, FlatType.F32));
    static final Shape DOUBLE = Shape.leaf(Layout.scalar(8, FlatType.F64));
    static final Shape STRING = Shape.string();
    static final Shape OWN = Shape.handle(false);
    static final Shape BORROW = Shape.handle(true);

    private Primitives() {
    }
}
