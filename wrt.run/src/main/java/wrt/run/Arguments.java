// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.List;
import java.util.stream.Collectors;
import wrt.component.Param;
import wrt.component.TypeText;
import wrt.component.ValType;
import wrt.component.Wave;
import wrt.component.WaveException;

/**
 * The arguments of a call as text.
 *
 * <p>They are WAVE, but a string or a character may be written bare, since a shell takes the quotes off.
 *
 * @param function what errors call the function
 * @param parameters its parameters
 */
record Arguments(String function, List<Param> parameters) {

    /**
     * Reads them.
     *
     * @param texts one for each parameter
     * @return the values
     * @throws Failure if one does not fit; says which, its type and what is wrong
     */
    Object[] parse(List<String> texts) {
        if (texts.size() != parameters.size()) {
            String list = parameters.stream().map(p -> p.name() + ": " + TypeText.of(p.type()))
                    .collect(Collectors.joining(", ", "(", ")"));
            throw new Failure(Failure.Kind.USAGE, function + " takes " + counted(parameters.size()) + " " + list
                    + ", but there " + (texts.size() == 1 ? "is " : "are ") + texts.size());
        }
        Object[] values = new Object[texts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parse(i, texts.get(i));
        }
        return values;
    }

    private Object parse(int index, String text) {
        Param parameter = parameters.get(index);
        try {
            return switch (parameter.type()) {
                case ValType.StringT t when !isQuoted(text, '"') -> text;
                case ValType.Char t when text.codePointCount(0, text.length()) == 1 -> text.codePointAt(0);
                default -> Wave.parse(text, parameter.type());
            };
        } catch (WaveException e) {
            throw new Failure(Failure.Kind.USAGE, "argument " + (index + 1) + " of " + function + " ("
                    + parameter.name() + ": " + TypeText.of(parameter.type()) + ") is '" + text + "': "
                    + e.getMessage(), e);
        }
    }

    private static boolean isQuoted(String text, char quote) {
        return text.length() >= 2 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
    }

    private static String counted(int count) {
        return switch (count) {
            case 0 -> "no arguments";
            case 1 -> "1 argument";
            default -> count + " arguments";
        };
    }
}
