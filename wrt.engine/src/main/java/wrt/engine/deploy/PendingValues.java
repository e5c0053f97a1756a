// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.ValType;

/** Which values may have parts that come later: streams, and futures whose stage is not complete. */
final class PendingValues {

    private PendingValues() {
    }

    /** Whether values of a type can hold streams or futures. */
    static boolean hasEnd(@Nullable ValType type) {
        return type != null && switch (type) {
            case ValType.StreamT t -> true;
            case ValType.FutureT t -> true;
            case ValType.ListT t -> hasEnd(t.element());
            case ValType.FixedListT t -> hasEnd(t.element());
            case ValType.MapT t -> hasEnd(t.key()) || hasEnd(t.value());
            case ValType.RecordT t -> t.fields().stream().anyMatch(field -> hasEnd(field.type()));
            case ValType.TupleT t -> t.types().stream().anyMatch(PendingValues::hasEnd);
            case ValType.VariantT t -> t.cases().stream().anyMatch(each -> hasEnd(each.type()));
            case ValType.OptionT t -> hasEnd(t.type());
            case ValType.ResultT t -> hasEnd(t.ok()) || hasEnd(t.error());
            default -> false;
        };
    }

    /** Whether all of a value, which fits its type, is there. */
    static boolean isComplete(@Nullable ValType type, @Nullable Object value) {
        if (value == null || !hasEnd(type)) {
            return true;
        }
        return switch (type) {
            case ValType.FutureT t -> {
                CompletableFuture<?> future = ((CompletionStage<?>) value).toCompletableFuture();
                yield future.state() == java.util.concurrent.Future.State.SUCCESS
                        && isComplete(t.element(), future.resultNow());
            }
            case ValType.ListT t -> all(t.element(), value);
            case ValType.FixedListT t -> all(t.element(), value);
            case ValType.MapT t -> ((Map<?, ?>) value).entrySet().stream().allMatch(
                    entry -> isComplete(t.key(), entry.getKey()) && isComplete(t.value(), entry.getValue()));
            case ValType.RecordT t -> t.fields().stream()
                    .allMatch(field -> isComplete(field.type(), ((RecordValue) value).get(field.name())));
            case ValType.TupleT t -> {
                Iterator<ValType> types = t.types().iterator();
                yield ((List<?>) value).stream().allMatch(each -> isComplete(types.next(), each));
            }
            case ValType.VariantT t -> t.cases().stream()
                    .filter(each -> each.name().equals(((VariantValue) value).label()))
                    .allMatch(each -> isComplete(each.type(), ((VariantValue) value).payload()));
            case ValType.OptionT t -> isComplete(t.type(), ((Optional<?>) value).orElse(null));
            case ValType.ResultT t -> {
                ResultValue result = (ResultValue) value;
                yield isComplete(result.isOk() ? t.ok() : t.error(), result.payload());
            }
            case null, default -> false; // a stream: nobody knows what it has
        };
    }

    // A list without streams and futures was taken for complete before; one with them is no array of numbers.
    private static boolean all(ValType element, Object list) {
        return ((Collection<?>) list).stream().allMatch(each -> isComplete(element, each));
    }
}
