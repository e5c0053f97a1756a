// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the commands of a script. A command that cannot be read does not hide the others. */
public final class ScriptParser {

    private static final Set<String> COMMANDS = Set.of("module", "component", "register", "invoke", "get", "thread",
            "wait");

    private final String text;

    private ScriptParser(String text) {
        this.text = text;
    }

    /**
     * Reads a script.
     *
     * @param text the file
     * @return its commands in order
     * @throws ScriptException if it is no list of S-expressions
     */
    public static List<Step> parse(String text) {
        List<Sexp> forms = SexpReader.read(text);
        ScriptParser parser = new ScriptParser(text);
        boolean script = forms.isEmpty() || forms.stream().anyMatch(f -> isCommand(keyword(f)));
        return script
                ? parser.steps(forms)
                // The fields of one module without the parentheses around them.
                : List.of(new Step(1, text, new Command.Load(null, new Source.Text(text))));
    }

    private static boolean isCommand(String keyword) {
        return COMMANDS.contains(keyword) || keyword.startsWith("assert_");
    }

    private static String keyword(Sexp form) {
        return form instanceof Sexp.Group group ? group.keyword() : "";
    }

    private List<Step> steps(List<Sexp> forms) {
        List<Step> steps = new ArrayList<>();
        int line = 1;
        int at = 0;
        for (Sexp form : forms) {
            for (; at < form.start(); at++) {
                line += text.charAt(at) == '\n' ? 1 : 0;
            }
            steps.add(new Step(line, text.substring(form.start(), form.end()), command(form)));
        }
        return steps;
    }

    private Command command(Sexp form) {
        try {
            if (form instanceof Sexp.Group group) {
                return command(group);
            }
            throw new ScriptException(form.start(), "a command in parentheses is expected");
        } catch (ScriptException e) {
            return new Command.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Command command(Sexp.Group group) {
        return switch (group.keyword()) {
            case "module", "component" -> definition(group);
            case "register" -> new Command.Register(string(group, 1), id(group, 2));
            case "invoke", "get" -> new Command.Act(action(group));
            case "assert_return" -> new Command.AssertReturn(action(item(group, 1)),
                    ConstantParser.parseAll(group.items().subList(2, group.items().size())));
            case "assert_trap", "assert_exhaustion" ->
                new Command.AssertTrap(action(item(group, 1)), string(group, 2));
            case "assert_exception" -> new Command.AssertTrap(action(item(group, 1)), "");
            case "assert_invalid", "assert_invalid_custom" -> refused(Command.Refusal.INVALID, group);
            case "assert_malformed", "assert_malformed_custom" -> refused(Command.Refusal.MALFORMED, group);
            case "assert_unlinkable" -> refused(Command.Refusal.UNLINKABLE, group);
            case "thread" -> thread(group);
            case "wait" -> new Command.Wait(group.word(1));
            default -> throw new ScriptException(group.start(), "unknown command '" + group.keyword() + "'");
        };
    }

    private Command definition(Sexp.Group group) {
        return switch (group.word(1)) {
            case "definition" -> new Command.Define(id(group, 2), source(group));
            case "instance" -> new Command.Instantiate(id(group, 2), id(group, 3));
            default -> new Command.Load(id(group, 1), source(group));
        };
    }

    private Command refused(Command.Refusal refusal, Sexp.Group group) {
        return new Command.AssertRefused(refusal, source(item(group, 1)), string(group, 2));
    }

    private Command thread(Sexp.Group group) {
        int from = 2;
        String shared = null;
        if (group.items().size() > 2 && keyword(group.items().get(2)).equals("shared")) {
            shared = id(item(item(group, 2), 1), 1);
            from = 3;
        }
        return new Command.Thread(group.word(1), shared, steps(group.items().subList(from, group.items().size())));
    }

    private Action action(Sexp.Group group) {
        int at = id(group, 1) == null ? 1 : 2;
        return switch (group.keyword()) {
            case "invoke" -> new Action.Invoke(id(group, 1), string(group, at),
                    ConstantParser.parseAll(group.items().subList(at + 1, group.items().size())));
            case "get" -> new Action.Get(id(group, 1), string(group, at));
            case "module", "component" -> new Action.Make(source(group));
            default -> throw new ScriptException(group.start(), "unknown action '" + group.keyword() + "'");
        };
    }

    /** The definition without what belongs to the script: {@code definition}, {@code quote}, {@code binary}. */
    private Source source(Sexp.Group group) {
        int at = 1;
        if (group.word(at).equals("definition")) {
            at++;
        }
        if (group.word(at).startsWith("$")) {
            at++;
        }
        return switch (group.word(at)) {
            case "binary" -> new Source.Binary(strings(group, at + 1, ""));
            case "quote" -> {
                String quoted = new String(strings(group, at + 1, " "), StandardCharsets.UTF_8);
                yield new Source.Text(group.keyword().equals("component") ? "(component " + quoted + ")" : quoted);
            }
            default -> new Source.Text(plain(group));
        };
    }

    private String plain(Sexp.Group group) {
        String form = text.substring(group.start(), group.end());
        if (!group.word(1).equals("definition")) {
            return form;
        }
        Sexp word = group.items().get(1);
        return form.substring(0, word.start() - group.start()) + form.substring(word.end() - group.start());
    }

    private static byte[] strings(Sexp.Group group, int from, String separator) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Sexp item : group.items().subList(from, group.items().size())) {
            if (!(item instanceof Sexp.Quoted quoted)) {
                throw new ScriptException(item.start(), "a string is expected");
            }
            bytes.writeBytes(quoted.bytes());
            bytes.writeBytes(separator.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Sexp.Group item(Sexp.Group group, int index) {
        if (index < group.items().size() && group.items().get(index) instanceof Sexp.Group inner) {
            return inner;
        }
        throw new ScriptException(group.start(), "'" + group.keyword() + "' needs a form in parentheses");
    }

    private static String string(Sexp.Group group, int index) {
        if (index < group.items().size() && group.items().get(index) instanceof Sexp.Quoted quoted) {
            return quoted.text();
        }
        throw new ScriptException(group.start(), "'" + group.keyword() + "' needs a string");
    }

    private static @Nullable String id(Sexp.Group group, int index) {
        String word = group.word(index);
        return word.startsWith("$") ? word : null;
    }
}
