// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wrt.component.ValType.Case;
import wrt.component.ValType.EnumT;
import wrt.component.ValType.F32;
import wrt.component.ValType.F64;
import wrt.component.ValType.Field;
import wrt.component.ValType.FixedListT;
import wrt.component.ValType.FlagsT;
import wrt.component.ValType.ListT;
import wrt.component.ValType.MapT;
import wrt.component.ValType.OptionT;
import wrt.component.ValType.RecordT;
import wrt.component.ValType.ResultT;
import wrt.component.ValType.StringT;
import wrt.component.ValType.TupleT;
import wrt.component.ValType.U16;
import wrt.component.ValType.U32;
import wrt.component.ValType.U64;
import wrt.component.ValType.U8;
import wrt.component.ValType.VariantT;

class LayoutTest {

    private static void assertLayout(ValType type, int alignment, int size, FlatType... flat) {
        assertThat(type.layout()).isEqualTo(new Layout(alignment, size, List.of(flat)));
    }

    private static EnumT enumOf(int labels) {
        return new EnumT(IntStream.range(0, labels).mapToObj(i -> "l" + i).toList());
    }

    @Test
    void recordFieldsAreAlignedOneByOneAndTheWholeIsPadded() {
        assertLayout(
                new RecordT(List.of(new Field("a", new U8()), new Field("b", new U32()), new Field("c", new U16()))),
                4, 12, FlatType.I32, FlatType.I32, FlatType.I32);
    }

    @Test
    void stringsAndListsArePointerAndLength() {
        assertLayout(new StringT(), 4, 8, FlatType.I32, FlatType.I32);
        assertLayout(new ListT(new U64()), 4, 8, FlatType.I32, FlatType.I32);
        assertThat(new StringT().shape().layout64()).isEqualTo(new Layout(8, 16, List.of(FlatType.I64, FlatType.I64)));
    }

    @Test
    void aDiscriminantGrowsWithTheNumberOfCases() {
        assertLayout(enumOf(1), 1, 1, FlatType.I32);
        assertLayout(enumOf(256), 1, 1, FlatType.I32);
        assertLayout(enumOf(257), 2, 2, FlatType.I32);
        assertLayout(enumOf(65537), 4, 4, FlatType.I32);
    }

    @Test
    void aVariantHoldsItsLargestPayloadAfterTheDiscriminant() {
        assertLayout(new VariantT(List.of(new Case("a", new U8()), new Case("b", new U64()), new Case("c", null))), 8,
                16, FlatType.I32, FlatType.I64);
    }

    @Test
    void casesOfAVariantShareTheirCoreValues() {
        assertThat(new VariantT(List.of(new Case("a", new F32()), new Case("b", new U32()))).layout().flat())
                .containsExactly(FlatType.I32, FlatType.I32);
        assertThat(new VariantT(List.of(new Case("a", new F32()), new Case("b", new F64()))).layout().flat())
                .containsExactly(FlatType.I32, FlatType.I64);
        assertThat(new ResultT(new F64(), null).layout().flat()).containsExactly(FlatType.I32, FlatType.F64);
    }

    @Test
    void flagsTakeOneTwoOrFourBytes() {
        assertLayout(new FlagsT(Collections.nCopies(8, "f")), 1, 1, FlatType.I32);
        assertLayout(new FlagsT(Collections.nCopies(9, "f")), 2, 2, FlatType.I32);
        assertLayout(new FlagsT(Collections.nCopies(17, "f")), 4, 4, FlatType.I32);
    }

    @Test
    void specialisedTypesHaveTheLayoutOfWhatTheyStandFor() {
        for (ValType type : List.of(new TupleT(List.of(new U8(), new U64())), enumOf(300), new OptionT(new U16()),
                new ResultT(new StringT(), new F64()), new MapT(new StringT(), new U8()))) {
            assertThat(type.despecialize().layout()).isEqualTo(type.layout());
            assertThat(type.despecialize()).isNotEqualTo(type);
        }
    }

    @Test
    void aFixedListRepeatsItsElement() {
        assertLayout(new FixedListT(new U16(), 3), 2, 6, FlatType.I32, FlatType.I32, FlatType.I32);
    }

    @Test
    void flatteningBeyondSixteenCoreValuesIsNotKept() {
        assertThat(new TupleT(Collections.nCopies(16, new U8())).layout().flat()).hasSize(16);
        assertThat(new TupleT(Collections.nCopies(17, new U8())).layout().flat()).isNull();
        assertThat(new OptionT(new TupleT(Collections.nCopies(16, new U8()))).layout().flat()).isNull();
    }

    @Test
    void sizesStopAtTheFirstInvalidOne() {
        ValType large = new FixedListT(new U64(), 0xffff_ffffL);
        assertThat(large.layout().size()).isEqualTo(Layout.TOO_LARGE);
        assertThat(new TupleT(List.of(large, large)).layout().size()).isEqualTo(Layout.TOO_LARGE);
    }

    @Test
    void predicatesLookThroughAllParts() {
        ResourceType resource = new ResourceType("r");
        Shape shape = new ListT(new OptionT(new ValType.Borrow(resource))).shape();
        assertThat(shape.containsBorrow()).isTrue();
        assertThat(shape.containsResource()).isTrue();
        assertThat(shape.containsPointer()).isTrue();
        assertThat(shape.containsAsync()).isFalse();
        assertThat(shape.depth()).isEqualTo(3);
        assertThat(new ResultT(new ValType.StreamT(new ValType.Own(resource)), null).shape().containsAsync()).isTrue();
        assertThat(new ResultT(new ValType.Own(resource), null).shape().containsBorrow()).isFalse();
    }

    @Test
    void typesAreEqualByStructureAndResourcesByIdentity() {
        ResourceType resource = new ResourceType("r");
        assertThat(new ListT(new U8())).isEqualTo(new ListT(new U8()));
        assertThat(new ValType.Own(resource)).isEqualTo(new ValType.Own(resource.alias("other")));
        assertThat(new ValType.Own(resource)).isNotEqualTo(new ValType.Own(new ResourceType("r")));
    }
}
