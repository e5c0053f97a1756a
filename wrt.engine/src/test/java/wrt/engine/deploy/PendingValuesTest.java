// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.ValType;

/** Which arguments are there when a call is made. */
class PendingValuesTest {

    private static final ValType U32 = new ValType.U32();
    private static final ValType FUTURE = new ValType.FutureT(U32);

    private final CompletableFuture<Object> pending = new CompletableFuture<>();
    private final CompletableFuture<Object> written = CompletableFuture.completedFuture(1L);

    private void assertFollows(ValType type, java.util.function.UnaryOperator<Object> value) {
        assertThat(PendingValues.hasEnd(type)).isTrue();
        assertThat(PendingValues.isComplete(type, value.apply(pending))).isFalse();
        assertThat(PendingValues.isComplete(type, value.apply(written))).isTrue();
    }

    @Test
    void aFutureIsCompleteWithItsStage() {
        assertFollows(FUTURE, future -> future);
        assertThat(PendingValues.isComplete(FUTURE, CompletableFuture.failedFuture(new IllegalStateException())))
                .isFalse();
    }

    @Test
    void aFutureOfAFutureIsCompleteWithBoth() {
        assertFollows(new ValType.FutureT(FUTURE), CompletableFuture::completedFuture);
    }

    @Test
    void whatHoldsFuturesIsCompleteWithAllOfThem() {
        assertFollows(new ValType.ListT(FUTURE), future -> List.of(written, future));
        assertFollows(new ValType.TupleT(List.of(U32, FUTURE)), future -> List.of(1L, future));
        assertFollows(new ValType.OptionT(FUTURE), Optional::of);
        assertFollows(new ValType.ResultT(U32, FUTURE), ResultValue::error);
        assertFollows(new ValType.RecordT(List.of(new ValType.Field("a", U32), new ValType.Field("b", FUTURE))),
                future -> RecordValue.of("a", 1L, "b", future));
        assertFollows(new ValType.VariantT(List.of(new ValType.Case("a", null), new ValType.Case("b", FUTURE))),
                future -> new VariantValue("b", future));
        assertFollows(new ValType.MapT(new ValType.StringT(), FUTURE), future -> Map.of("a", future));
    }

    @Test
    void aStreamIsNever() {
        ValType stream = new ValType.StreamT(new ValType.U8());
        try (SubmissionPublisher<Object> publisher = new SubmissionPublisher<>()) {
            assertThat(PendingValues.isComplete(stream, publisher)).isFalse();
        }
    }

    @Test
    void whatHasNoFuturesIsAlways() {
        assertThat(PendingValues.isComplete(U32, 1L)).isTrue();
        assertThat(PendingValues.isComplete(new ValType.ListT(U32), new int[]{1})).isTrue();
        assertThat(PendingValues.isComplete(new ValType.OptionT(FUTURE), Optional.empty())).isTrue();
    }
}
