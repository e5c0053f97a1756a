// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void theSourceIsPrinted() {
        assertThat(gogo.lines("wrt:java brake control --package my.brake")).containsExactly("package my.brake;",
                "// control");
    }

    @Test
    void interfaceAndPackageMayBeLeftOut() {
        assertThat(gogo.lines("wrt:java brake")).first().isEqualTo("package guest;");
    }

    @Test
    void jsonHoldsTheSource() {
        assertThat(JsonParser.parseString(gogo.type("wrt:java brake --json")).getAsJsonObject().get("source")
                .getAsString()).startsWith("package guest;");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThatThrownBy(() -> gogo.type("wrt:java brake nothing"))
                .hasToString("wrt: brake exports no interface nothing");
        assertThatThrownBy(() -> gogo.type("wrt:java brak")).hasMessageContaining("did you mean 'brake'?");
    }
}
