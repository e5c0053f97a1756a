// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wrt.component.abi.HostBuffer;

/** The rendezvous of the two ends of a stream or future, rule by rule. */
class CopyEndTest {

    private static final int READ = 3;
    private static final int WRITE = 4;
    private static final ElementType BYTES = type(true);

    private final CopyEnd reader = CopyEnd.stream(BYTES);
    private final CopyEnd writer = reader.other();
    private final CopyEnd futureReader = CopyEnd.future(BYTES);
    private final CopyEnd futureWriter = futureReader.other();

    private static ElementType type(boolean number) {
        return new ElementType() {
            @Override
            public boolean isSame(ElementType other) {
                return this == other;
            }

            @Override
            public boolean isNoneOrNumber() {
                return number;
            }
        };
    }

    private static void copy(CopyEnd end, int length) {
        copy(end, length, new Object());
    }

    private static void copy(CopyEnd end, int length, Object by) {
        end.checkCanCopy();
        end.copy(end.endKind().isReadable() ? READ : WRITE, new HostBuffer.OfBytes(new byte[length]), by);
    }

    private static int take(CopyEnd end) {
        assertThat(end.hasPendingEvent()).isTrue();
        return Event.payload(end.takeEvent());
    }

    private static int completed(int progress) {
        return progress << 4;
    }

    private static int dropped(int progress) {
        return CopyResult.DROPPED.ordinal() | progress << 4;
    }

    private static int cancelled(int progress) {
        return CopyResult.CANCELLED.ordinal() | progress << 4;
    }

    @Test
    void whoComesFirstWaits() {
        copy(reader, 4);
        assertThat(reader.hasPendingEvent()).isFalse();
        assertThat(reader.isCopying()).isTrue();
    }

    @Test
    void theSmallerSideSaysHowMuchIsMoved() {
        copy(reader, 4);
        copy(writer, 10);
        assertThat(take(writer)).isEqualTo(completed(4));
        assertThat(take(reader)).isEqualTo(completed(4));
    }

    @Test
    void progressGrowsUntilItsEventIsDelivered() {
        copy(reader, 10);
        copy(writer, 3);
        assertThat(take(writer)).isEqualTo(completed(3));
        copy(writer, 4);
        assertThat(take(writer)).isEqualTo(completed(4));
        assertThat(take(reader)).isEqualTo(completed(7));
    }

    @Test
    void afterItsEventTheBufferIsTheOwnersAgain() {
        copy(reader, 10);
        copy(writer, 3);
        assertThat(take(writer)).isEqualTo(completed(3));
        assertThat(take(reader)).isEqualTo(completed(3));
        copy(writer, 4);
        assertThat(writer.hasPendingEvent()).isFalse();
    }

    @Test
    void aFullBufferMakesRoomForTheNextCopy() {
        copy(reader, 2);
        copy(writer, 2);
        assertThat(take(writer)).isEqualTo(completed(2));
        copy(writer, 5);
        assertThat(writer.hasPendingEvent()).isFalse();
        assertThat(take(reader)).isEqualTo(completed(2));
    }

    @Test
    void anEmptyWriteThatMeetsAnEmptyReadCompletesTheWriteOnly() {
        copy(reader, 0);
        copy(writer, 0);
        assertThat(take(writer)).isEqualTo(completed(0));
        assertThat(reader.hasPendingEvent()).isFalse();
    }

    @Test
    void anEmptyReadThatMeetsAWriteCompletes() {
        copy(writer, 3);
        copy(reader, 0);
        assertThat(take(reader)).isEqualTo(completed(0));
        assertThat(writer.hasPendingEvent()).isFalse();
    }

    @Test
    void aDropEndsThePendingCopy() {
        copy(reader, 4);
        writer.drop();
        assertThat(take(reader)).isEqualTo(dropped(0));
        assertThatThrownBy(() -> copy(reader, 1))
                .hasMessage("cannot read from stream after being notified that the writable end dropped");
    }

    @Test
    void aDropAfterProgressIsToldWithTheProgress() {
        copy(reader, 4);
        copy(writer, 2);
        assertThat(take(writer)).isEqualTo(completed(2));
        writer.drop();
        assertThat(take(reader)).isEqualTo(dropped(2));
    }

    @Test
    void aDropAfterTheCopyIsCompleteIsToldAsWell() {
        copy(reader, 2);
        copy(writer, 2);
        assertThat(take(writer)).isEqualTo(completed(2));
        writer.drop();
        assertThat(take(reader)).isEqualTo(dropped(2));
    }

    @Test
    void aCopyAfterTheOtherEndWasDroppedEndsAtOnce() {
        reader.drop();
        copy(writer, 2);
        assertThat(take(writer)).isEqualTo(dropped(0));
        assertThatThrownBy(() -> copy(writer, 1))
                .hasMessage("cannot write to stream after being notified that the readable end dropped");
    }

    @Test
    void aCancelledCopySaysHowFarItGot() {
        copy(writer, 4);
        copy(reader, 1);
        assertThat(take(reader)).isEqualTo(completed(1));
        writer.cancel();
        assertThat(take(writer)).isEqualTo(cancelled(1));
        copy(writer, 1);
        assertThat(writer.isCopying()).isTrue();
    }

    @Test
    void aDropWinsOverACancellation() {
        copy(writer, 4);
        writer.cancel();
        reader.drop();
        assertThat(take(writer)).isEqualTo(dropped(0));
    }

    @Test
    void nothingCanBeCancelledThatIsNotUnderWay() {
        assertThatThrownBy(reader::cancel).hasMessageContaining("no read is under way");
    }

    @Test
    void oneCopyAtATime() {
        copy(reader, 1);
        assertThatThrownBy(() -> copy(reader, 1))
                .hasMessage("cannot have concurrent operations active on a future/stream");
    }

    @Test
    void aBusyEndCannotBeDroppedOrMoved() {
        copy(reader, 1);
        assertThatThrownBy(reader::drop).hasMessage("cannot remove busy stream");
        assertThatThrownBy(reader::checkCanMove).hasMessage("cannot remove busy stream");
        CopyEnd other = CopyEnd.stream(BYTES).other();
        copy(other, 1);
        assertThatThrownBy(other::drop).hasMessage("cannot drop busy stream");
    }

    @Test
    void anEndInASetCannotBeMoved() {
        reader.join(new WaitableSet());
        assertThatThrownBy(reader::checkCanMove).hasMessage("cannot lift stream while it's in a waitable set");
    }

    @Test
    void anInstanceReadsWhatItWritesOnlyIfThatIsNumbers() {
        Object instance = new Object();
        copy(reader, 1, instance);
        copy(writer, 1, instance);
        assertThat(take(writer)).isEqualTo(completed(1));
        CopyEnd other = CopyEnd.stream(type(false));
        copy(other, 1, instance);
        assertThatThrownBy(() -> copy(other.other(), 1, instance))
                .hasMessageContaining("cannot read from and write to intra-component stream");
    }

    @Test
    void aFutureIsDoneWithItsValue() {
        copy(futureReader, 1);
        copy(futureWriter, 1);
        assertThat(take(futureWriter)).isZero();
        assertThat(take(futureReader)).isZero();
        assertThatThrownBy(() -> copy(futureReader, 1))
                .hasMessage("cannot read from future after previous read succeeded");
        assertThatThrownBy(() -> copy(futureWriter, 1))
                .hasMessageContaining("cannot write to future after previous write succeeded");
    }

    @Test
    void aFutureThatNobodyReadsAnyMoreIsToldToItsWriter() {
        copy(futureWriter, 1);
        futureReader.drop();
        assertThat(take(futureWriter)).isEqualTo(CopyResult.DROPPED.ordinal());
    }

    @Test
    void aFuturesValueIsNotLostByADrop() {
        copy(futureReader, 1);
        copy(futureWriter, 1);
        assertThat(take(futureWriter)).isZero();
        futureWriter.drop();
        assertThat(take(futureReader)).isZero();
    }

    @Test
    void theWritableEndOfAFutureOwesAValue() {
        assertThatThrownBy(futureWriter::drop)
                .hasMessage("cannot drop future write end without first writing a value");
    }

    @Test
    void theHostIsToldWithoutAnEvent() {
        int[] told = {-1};
        writer.heldByHost((result, progress) -> told[0] = progress);
        copy(writer, 5);
        copy(reader, 3);
        assertThat(told[0]).isEqualTo(3);
        assertThat(writer.hasPendingEvent()).isFalse();
        assertThat(take(reader)).isEqualTo(completed(3));
    }
}
