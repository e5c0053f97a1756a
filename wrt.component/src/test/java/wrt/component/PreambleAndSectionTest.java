// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.component;
import static wrt.component.Bytes.coreModule;
import static wrt.component.Bytes.nested;
import static wrt.component.Bytes.rawSection;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.u32;
import static wrt.component.Loads.malformed;
import static wrt.component.Loads.unsupported;
import static wrt.component.Loads.valid;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wrt.component.ComponentFormatException.Kind;

class PreambleAndSectionTest {

    @Test
    void aPreambleAloneIsAComponent() {
        assertThat(valid().imports()).isEmpty();
        assertThat(valid().exports()).isEmpty();
    }

    @Test
    void everyShorterPreambleIsMalformed() {
        byte[] whole = component();
        for (int length = 0; length < whole.length; length++) {
            ComponentFormatException e = Loads.failure(Arrays.copyOf(whole, length));
            assertThat(e.kind()).isEqualTo(Kind.MALFORMED);
            assertThat(e.offset()).isEqualTo(length);
        }
    }

    @Test
    void aCoreModuleIsNoComponent() {
        ComponentFormatException e = Loads.failure(new CoreModuleBytes().wasm());
        assertThat(e.rule()).contains("expected a version header for a component, found one for a core module");
        assertThat(e.offset()).isEqualTo(4);
    }

    @Test
    void anotherVersionIsMalformed() {
        byte[] other = component();
        other[4] = 0x0e;
        assertThat(Loads.failure(other).rule()).contains("unknown binary version");
    }

    @Test
    void aSectionEndsInsideTheComponent() {
        malformed("section goes past the end", bytes(7, u32(100), 0));
    }

    @Test
    void aSectionIsUsedUp() {
        malformed("unexpected bytes at its end", rawSection(Bytes.TYPE, bytes(0, 0)));
    }

    @Test
    void anUnknownSectionIsMalformed() {
        malformed("malformed section id 13", rawSection(13, bytes()));
    }

    @Test
    void startAndValueSectionsNameTheFeatureTheyNeed() {
        unsupported("values (start section)", rawSection(9, bytes(0, 0, 0)));
        unsupported("values (value section)", rawSection(12, bytes(0)));
    }

    @Test
    void customSectionsAreKeptByName() {
        Component component = valid(rawSection(0, bytes("note", 1, 2)), rawSection(0, bytes("empty")));
        assertThat(component.customSection("note")).hasValue(bytes(1, 2));
        assertThat(component.customSection("empty")).hasValue(bytes());
        assertThat(component.customSection("other")).isEmpty();
    }

    @Test
    void customSectionsOfNestedComponentsAreNotTheComponents() {
        assertThat(valid(nested(component(rawSection(0, bytes("inner"))))).customSection("inner")).isEmpty();
    }

    @Test
    void theDigestIsThatOfTheBytes() {
        assertThat(valid().digest()).hasSize(64).matches("[0-9a-f]+").isEqualTo(valid().digest());
        assertThat(valid().digest()).isNotEqualTo(valid(rawSection(0, bytes("x"))).digest());
    }

    @Test
    void anErrorNamesTheItemWithTheComponentsAroundIt() {
        ComponentFormatException e = Loads.failure(
                component(section(Bytes.TYPE, bytes(0x7f)),
                        nested(component(section(Bytes.TYPE, bytes(0x7f), bytes(0x69, 5))))));
        assertThat(e.item()).isEqualTo("component 0, type 1");
        assertThat(e.offset()).isEqualTo(8 + 4 + 2 + 8 + 2 + 2);
        assertThat(e.rule()).contains("type index out of bounds");
    }

    @Test
    void aCoreModulesErrorIsAtItsPlaceInTheComponent() {
        byte[] module = new CoreModuleBytes().wasm();
        module[4] = 7;
        ComponentFormatException e = Loads.failure(component(coreModule(module)));
        assertThat(e.item()).isEqualTo("core module 0");
        assertThat(e.offset()).isGreaterThanOrEqualTo(10);
        assertThat(e).hasCauseInstanceOf(wrt.core.CoreFormatException.class);
    }

    @Test
    void everyCoreModuleHasAReport() {
        byte[] module = new CoreModuleBytes().exports("f", "", "").wasm();
        assertThat(valid(coreModule(module), nested(component(coreModule(module)))).reports()).hasSize(2);
    }
}
