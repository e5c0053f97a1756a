// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.TYPE;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.func;
import static wrt.component.Bytes.labelled;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.u32;
import static wrt.component.Bytes.valueType;
import static wrt.component.Bytes.vec;
import static wrt.component.Loads.invalid;
import static wrt.component.Loads.malformed;
import static wrt.component.Loads.valid;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeRuleTest {

    private static final byte[] RESOURCE = bytes(0x3f, 0x7f, 0);

    private static byte[] labels(int count) {
        return vec(IntStream.range(0, count).mapToObj(i -> bytes("l" + i)).toArray(byte[][]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7f, 0x7e, 0x7d, 0x7c, 0x7b, 0x7a, 0x79, 0x78, 0x77, 0x76, 0x75, 0x74, 0x73, 0x64})
    void everyPrimitiveIsAType(int code) {
        valid(section(TYPE, bytes(code), bytes(0x70, code)));
    }

    @Test
    void everyCompositeIsAType() {
        valid(section(TYPE, bytes(0x72, vec(labelled("a", 0x7f))),
                bytes(0x71, vec(bytes("a", 0, 0), bytes("b", 1, 0, 0))),
                bytes(0x70, 0), bytes(0x67, 0, 3), bytes(0x6f, vec(bytes(0), bytes(1))), bytes(0x6e, labels(32)),
                bytes(0x6d, labels(2)), bytes(0x6b, 0), bytes(0x6a, 0, 0), bytes(0x6a, 1, 0, 1, 1), bytes(0x66, 0),
                bytes(0x66, 1, 0x7d), bytes(0x65, 0), bytes(0x65, 1, 0), bytes(0x63, 0x73, 0)));
    }

    @Test
    void aTypeCodeThatDoesNotExistIsMalformed() {
        malformed("invalid leading byte (0x62) for component defined type", section(TYPE, bytes(0x62)));
        malformed("no value type", section(TYPE, bytes(0x70, 0x70)));
    }

    @Test
    void compositesHaveAtLeastOnePart() {
        invalid("record type must have at least one field", section(TYPE, bytes(0x72, 0)));
        invalid("variant type must have at least one case", section(TYPE, bytes(0x71, 0)));
        invalid("tuple type must have at least one type", section(TYPE, bytes(0x6f, 0)));
        invalid("flags must have at least one entry", section(TYPE, bytes(0x6e, 0)));
        invalid("enum type must have at least one variant", section(TYPE, bytes(0x6d, 0)));
        invalid("more than zero elements", section(TYPE, bytes(0x67, 0x7f, 0)));
    }

    @Test
    void thereAreAtMostThirtyTwoFlags() {
        invalid("cannot have more than 32 flags", section(TYPE, bytes(0x6e, labels(33))));
    }

    @Test
    void labelsAreInKebabCase() {
        invalid("record field name `aB` is not in kebab case", section(TYPE, bytes(0x72, vec(labelled("aB", 0x7f)))));
        invalid("enum tag name cannot be empty", section(TYPE, bytes(0x6d, vec(bytes("")))));
    }

    @Test
    void labelsDifferEvenWithoutCase() {
        invalid("conflicts with previous tag name `a`", section(TYPE, bytes(0x6d, vec(bytes("a"), bytes("A")))));
        invalid("conflicts with previous", section(TYPE, bytes(0x6e, vec(bytes("x"), bytes("x")))));
        invalid("conflicts with previous",
                section(TYPE, bytes(0x71, vec(bytes("x", 0, 0), bytes("x", 0, 0)))));
        invalid("conflicts with previous",
                section(TYPE, bytes(0x72, vec(labelled("x", 0x7f), labelled("x", 0x7f)))));
        invalid("conflicts with previous",
                section(TYPE, func(vec(labelled("x", 0x7f), labelled("X", 0x7f)))));
    }

    @Test
    void aTypeRefersOnlyToTypesBeforeIt() {
        invalid("type index out of bounds", section(TYPE, bytes(0x70, 0)));
        invalid("type index out of bounds", section(TYPE, bytes(0x70, u32(0xffff_ffffL))));
    }

    @Test
    void aValueTypeIsNoFunctionType() {
        invalid("type index 0 is not a defined type", section(TYPE, func(vec()), bytes(0x70, 0)));
    }

    @Test
    void ownAndBorrowReferToAResource() {
        valid(section(TYPE, RESOURCE, bytes(0x69, 0), bytes(0x68, 0)));
        invalid("type index 0 is not a resource type", section(TYPE, bytes(0x7f), bytes(0x69, 0)));
        invalid("type index 0 is not a resource type", section(TYPE, bytes(0x7f), bytes(0x68, 0)));
    }

    @Test
    void aResultContainsNoBorrow() {
        invalid("function result cannot contain a `borrow` type",
                section(TYPE, RESOURCE, bytes(0x68, 0), bytes(0x6b, 1), func(vec(), 2)));
    }

    @Test
    void streamsAndFuturesContainNoBorrow() {
        invalid("stream cannot contain a `borrow` type",
                section(TYPE, RESOURCE, bytes(0x68, 0), bytes(0x66, 1, 1)));
        invalid("future cannot contain a `borrow` type",
                section(TYPE, RESOURCE, bytes(0x68, 0), bytes(0x65, 1, 1)));
    }

    @Test
    void aStreamOfCharIsNotValid() {
        invalid("`stream<char>` is not valid", section(TYPE, bytes(0x66, 1, 0x74)));
    }

    @Test
    void aMapsKeyIsAScalarOrString() {
        valid(section(TYPE, bytes(0x63, 0x74, 0x75)));
        invalid("a map's key type is bool, an integer, char or string, not f32",
                section(TYPE, bytes(0x63, 0x76, 0x7f)));
        invalid("not list", section(TYPE, bytes(0x70, 0x7f), bytes(0x63, 0, 0x7f)));
    }

    @Test
    void aVariantCaseEndsWithAZeroByte() {
        malformed("zero byte required", section(TYPE, bytes(0x71, vec(bytes("a", 0, 1)))));
    }

    @Test
    void aFunctionHasOneUnnamedResultOrNone() {
        malformed("component function results", section(TYPE, bytes(0x40, 0, 2)));
        malformed("number of results", section(TYPE, bytes(0x40, 0, 1, 1)));
    }

    @Test
    void valuesAreSmallerThanTwoToTheTwentyEighth() {
        valid(section(TYPE, bytes(0x67, 0x7d, u32((1L << 28) - 1))));
        invalid("2^28 bytes", section(TYPE, bytes(0x67, 0x7d, u32(1L << 28))));
        // With 8-byte pointers a string takes 16 bytes.
        invalid("2^28 bytes", section(TYPE, bytes(0x67, 0x73, u32(1L << 24))));
    }

    @Test
    void typesThatShareTheirPartsCostNoMoreThanTheirBytes() {
        byte[][] types = new byte[90][];
        types[0] = bytes(0x70, 0x7d);
        for (int i = 1; i < types.length; i++) {
            types[i] = bytes(0x70, valueType(i - 1));
        }
        assertThat(valid(section(TYPE, types)).exports()).isEmpty();
    }

    @Test
    void aTypeMadeOfTooManyTypesIsRefused() {
        byte[][] types = new byte[60][];
        types[0] = bytes(0x70, 0x7d);
        for (int i = 1; i < types.length; i += 2) {
            types[i] = bytes(0x6f, vec(bytes(i - 1), bytes(i - 1)));
            if (i + 1 < types.length) {
                types[i + 1] = bytes(0x70, i);
            }
        }
        assertThat(Loads.failure(Bytes.component(section(TYPE, types))).rule()).contains("limit typeSize");
    }

    @Test
    void aTypeNestedTooDeeplyIsRefused() {
        byte[][] types = new byte[120][];
        types[0] = bytes(0x70, 0x7d);
        for (int i = 1; i < types.length; i++) {
            types[i] = bytes(0x70, valueType(i - 1));
        }
        assertThat(Loads.failure(Bytes.component(section(TYPE, types))).rule()).contains("limit typeDepth");
    }

    @Test
    void aCountThatTheBytesCannotHoldIsMalformed() {
        for (int code : new int[]{0x72, 0x71, 0x6f, 0x6e, 0x6d, 0x40}) {
            malformed("unexpected end", section(TYPE, bytes(code, u32(900), 0)));
        }
    }
}
