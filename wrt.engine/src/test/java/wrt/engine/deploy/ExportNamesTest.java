// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ExportNamesTest {

    private static final String PRESS = "vehicle:brake/control@0.1.0#press";

    @Test
    void packageVersionAndInterfaceMayBeLeftOutWhereThatIsUnique() {
        ExportNames names = new ExportNames(List.of(PRESS, "vehicle:brake/control@0.1.0#release", "run"));

        assertThat(names.unique()).containsEntry(PRESS, PRESS)
                .containsEntry("vehicle:brake/control#press", PRESS)
                .containsEntry("brake/control#press", PRESS)
                .containsEntry("control#press", PRESS)
                .containsEntry("control@0.1.0#press", PRESS)
                .containsEntry("press", PRESS)
                .containsEntry("run", "run");
    }

    @Test
    void anAmbiguousNameListsWhatItCouldMean() {
        ExportNames names = new ExportNames(List.of("a:b/x#f", "a:b/y#f"));

        assertThat(names.unique()).doesNotContainKey("f");
        assertThat(names.problem("f")).isEqualTo("f is ambiguous: a:b/x#f, a:b/y#f");
    }

    @Test
    void anUnknownNameListsWhatThereIs() {
        assertThat(new ExportNames(List.of(PRESS)).problem("pres"))
                .isEqualTo("there is no export pres; there are " + PRESS);
    }

    @Test
    void aFullPathComesBeforeTheShortFormOfAnother() {
        ExportNames names = new ExportNames(List.of("f", "a:b/x#f"));

        assertThat(names.unique()).containsEntry("f", "f").containsEntry("x#f", "a:b/x#f");
    }
}
