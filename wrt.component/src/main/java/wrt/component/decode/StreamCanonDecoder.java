// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import org.jspecify.annotations.Nullable;
import wrt.component.CoreExternType;
import wrt.component.Feature;
import wrt.component.ValType;
import wrt.component.model.Canon;
import wrt.component.model.CanonicalOptions;
import wrt.component.model.Definition;

/** Reads the stream and future built-ins; source: Component Model, Binary, {@code canon}. */
final class StreamCanonDecoder {

    private final Loading loading;
    private final Scope scope;
    private final Signatures signatures;

    StreamCanonDecoder(Loading loading, Scope scope) {
        this.loading = loading;
        this.scope = scope;
        this.signatures = new Signatures(loading);
    }

    void read(ByteReader in, int form) {
        loading.require(Feature.ASYNC, "a stream or future built-in");
        switch (form) {
            case 0x0e -> end(in, Canon.End.Op.STREAM_NEW);
            case 0x0f -> copy(in, Canon.Copy.Op.STREAM_READ);
            case 0x10 -> copy(in, Canon.Copy.Op.STREAM_WRITE);
            case 0x11 -> cancel(in, Canon.CancelCopy.Op.STREAM_CANCEL_READ);
            case 0x12 -> cancel(in, Canon.CancelCopy.Op.STREAM_CANCEL_WRITE);
            case 0x13 -> end(in, Canon.End.Op.STREAM_DROP_READABLE);
            case 0x14 -> end(in, Canon.End.Op.STREAM_DROP_WRITABLE);
            case 0x15 -> end(in, Canon.End.Op.FUTURE_NEW);
            case 0x16 -> copy(in, Canon.Copy.Op.FUTURE_READ);
            case 0x17 -> copy(in, Canon.Copy.Op.FUTURE_WRITE);
            case 0x18 -> cancel(in, Canon.CancelCopy.Op.FUTURE_CANCEL_READ);
            case 0x19 -> cancel(in, Canon.CancelCopy.Op.FUTURE_CANCEL_WRITE);
            case 0x1a -> end(in, Canon.End.Op.FUTURE_DROP_READABLE);
            case 0x1b -> end(in, Canon.End.Op.FUTURE_DROP_WRITABLE);
            default -> throw in.unexpected(form, "canonical function");
        }
    }

    private void add(Canon canon, CoreExternType.Func type) {
        scope.coreFuncs().add(type);
        scope.definitions().add(new Definition.Canonical(canon, type));
    }

    private ValType streamType(int index, boolean stream) {
        ValType type = scope.valType(index);
        if (stream ? !(type instanceof ValType.StreamT) : !(type instanceof ValType.FutureT)) {
            throw loading.invalid("the built-in requires a " + (stream ? "stream" : "future") + " type, type index "
                    + index + " is a " + ValTypeNames.of(type));
        }
        return type;
    }

    private static @Nullable ValType element(ValType type) {
        return switch (type) {
            case ValType.StreamT s -> s.element();
            case ValType.FutureT f -> f.element();
            default -> null;
        };
    }

    private void end(ByteReader in, Canon.End.Op op) {
        ValType type = streamType(in.index(), op.name().startsWith("STREAM"));
        boolean make = op == Canon.End.Op.STREAM_NEW || op == Canon.End.Op.FUTURE_NEW;
        add(new Canon.End(op, type), make ? CanonDecoder.core(0, "i64") : CanonDecoder.core(1));
    }

    private void cancel(ByteReader in, Canon.CancelCopy.Op op) {
        int index = in.index();
        boolean async = in.bool("async flag");
        if (async) {
            loading.require(Feature.MORE_ASYNC_BUILTINS, "an async cancel built-in");
        }
        ValType type = streamType(index, op.name().startsWith("STREAM"));
        add(new Canon.CancelCopy(op, type, async), CanonDecoder.core(1, "i32"));
    }

    private void copy(ByteReader in, Canon.Copy.Op op) {
        int index = in.index();
        boolean stream = op == Canon.Copy.Op.STREAM_READ || op == Canon.Copy.Op.STREAM_WRITE;
        boolean read = op == Canon.Copy.Op.STREAM_READ || op == Canon.Copy.Op.FUTURE_READ;
        CanonicalOptions options = CanonicalOptionsDecoder.read(loading, in, scope);
        ValType type = streamType(index, stream);
        if (!options.async()) {
            loading.require(Feature.MORE_ASYNC_BUILTINS, "a synchronous stream or future read or write");
        }
        ValType element = element(type);
        if (element != null) {
            signatures.requireMemory(options);
        }
        if (read && element != null && element.shape().containsPointer()) {
            signatures.requireRealloc(options);
        }
        OptionRules.notForLifting(loading, options);
        add(new Canon.Copy(op, type, options), CanonDecoder.core(stream ? 3 : 2, "i32"));
    }
}
