// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyntaxErrorsTest {

    /** Refuses a closing bracket, as Gogo's does. */
    private static final class Strict extends DefaultParser {
        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (line.endsWith("]")) {
                throw new SyntaxError(1, line.indexOf(']'), "unexpected token ']'");
            }
            return super.parse(line, cursor, context);
        }
    }

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void aLineThatCannotBeParsedIsAnErrorAndNotTheEndOfTheShell() throws IOException {
        LineReader reader = reader("wrt:call brake pressure 1]\nwrt:ps\n", new Strict());
        gogo.session.put(".reader", reader);
        new SyntaxErrors().beforeExecute(gogo.session, "profile");

        reader.readLine();
        // Nothing parsed is what the shell takes for the end of its input.
        assertThat(reader.getParsedLine()).isNotNull();
        assertThat(reader.getParsedLine().line())
                .startsWith("echo 'wrt: the line cannot be parsed: unexpected token `]`");
        reader.readLine();
        assertThat(reader.getParsedLine().line()).isEqualTo("wrt:ps");
    }

    @Test
    void theParserIsReplacedOnce() throws IOException {
        LineReader reader = reader("", new Strict());
        gogo.session.put(".reader", reader);
        SyntaxErrors errors = new SyntaxErrors();
        errors.beforeExecute(gogo.session, "profile");
        Parser first = reader.getParser();
        errors.beforeExecute(gogo.session, "wrt:ps");
        assertThat(reader.getParser()).isSameAs(first);
    }

    @Test
    void aSessionWithoutAReaderIsLeftAlone() {
        new SyntaxErrors().beforeExecute(gogo.session, "wrt:ps");
        assertThat(gogo.session.get(".reader")).isNull();
    }

    private static LineReader reader(String input, Parser parser) throws IOException {
        return LineReaderBuilder.builder().terminal(
                new DumbTerminal(new ByteArrayInputStream(input.getBytes(UTF_8)), new ByteArrayOutputStream()))
                .parser(parser).build();
    }
}
