// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.TypeText;
import wrt.component.ValType;
import wrt.component.Wave;
import wrt.component.WaveException;

/** Reads the arguments of a call from WAVE text and writes its result as such. */
final class TextCall {

    private TextCall() {
    }

    /**
     * The values.
     *
     * @throws IllegalArgumentException naming the parameter, its type and what is wrong with the text
     */
    static @Nullable Object[] arguments(FuncType type, List<String> texts) {
        List<Param> params = type.params();
        if (texts.size() != params.size()) {
            throw new IllegalArgumentException(
                    "it takes " + params.size() + " arguments, not " + texts.size() + ": " + TypeText.of(type));
        }
        @Nullable
        Object[] values = new Object[params.size()];
        for (int i = 0; i < values.length; i++) {
            Param param = params.get(i);
            try {
                values[i] = Wave.parse(texts.get(i), param.type());
            } catch (WaveException e) {
                throw new IllegalArgumentException("argument " + (i + 1) + ", " + param.name() + ": "
                        + TypeText.of(param.type()) + ", " + e.getMessage(), e);
            }
        }
        return values;
    }

    /** The result as text; empty where there is none. */
    static String result(FuncType type, @Nullable Object value) {
        ValType result = type.result();
        return result == null || value == null ? "" : Wave.print(value, result);
    }
}
