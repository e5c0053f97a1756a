// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.LineReaderImpl;
import org.osgi.service.component.annotations.Component;

/**
 * Makes a line that Gogo cannot parse an error at the prompt.
 *
 * <p>The interactive shell takes such a line, for instance one with a bracket too many, for the end of its input, and
 * stops the framework. This gives its reader another parser at the moment at which the shell runs its profile.
 *
 * <p>Concurrency: called on the thread of each session.
 */
@Component
public final class SyntaxErrors implements CommandSessionListener {

    private static final String READER = ".reader";

    @Override
    public void beforeExecute(CommandSession session, CharSequence command) {
        Object reader = session.get(READER);
        if (reader != null) {
            Reader.tolerate(reader);
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Exception exception) {
        // Nothing to do.
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Object result) {
        // Nothing to do.
    }

    /** Apart, since its classes are there only with the interactive shell. */
    private static final class Reader {

        static void tolerate(Object reader) {
            if (reader instanceof LineReaderImpl lines && !(lines.getParser() instanceof Tolerant)) {
                lines.setParser(new Tolerant(lines.getParser()));
            }
        }
    }

    /** Parses as another parser does; a line that this one refuses becomes a command that prints why. */
    private record Tolerant(Parser strict) implements Parser {

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            try {
                return strict.parse(line, cursor, context);
            } catch (EOFError e) {
                throw e; // the reader asks for the rest of the line
            } catch (SyntaxError e) {
                if (context != ParseContext.ACCEPT_LINE) {
                    throw e;
                }
                String why = String.valueOf(e.getMessage()).replace('\'', '`').replaceAll("\\p{Cntrl}", " ");
                return strict.parse("echo 'wrt: the line cannot be parsed: " + why
                        + ". A value with brackets, braces or commas stands in single quotes.'", 0, context);
            }
        }
    }
}
