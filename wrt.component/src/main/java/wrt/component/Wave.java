// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;
import wrt.component.wave.WaveParser;
import wrt.component.wave.WavePrinter;

/**
 * Values as text, in the syntax WAVE (WebAssembly Value Encoding), against a type.
 *
 * <p>Values are the Java values of {@code wrt.api.value}: Boolean, Byte to Long, Float, Double, Integer for a char,
 * String, {@code List<Object>} and {@code byte[]}, RecordValue, VariantValue, ResultValue, {@code Optional},
 * {@code Set<String>} for flags, {@code Map} for a map.
 *
 * <p>Examples: {@code 42}, {@code -inf}, {@code 'x'}, {@code "text\n"}, {@code [1, 2]}, {@code (1, "a")},
 * {@code {x: 1, y: 2}}, {@code circle(3)}, {@code some(1)} or just {@code 1} for an option, {@code ok("done")} or just
 * {@code "done"} for a result, {@code {read, write}} for flags, {@code [("key", 1)]} for a map. A record's field that
 * is an option may be left out; {@code {:}} is a record without any field given. A label that is a keyword of the
 * syntax is written with {@code %} in front.
 *
 * <p>A stream is given as the list of its elements, a future as its value, all of it there from the beginning; this is not
 * of the source.
 *
 * <p>Concurrency: stateless, safe from any thread.
 *
 * <p>Source: wasm-tools, crate wasm-wave.
 */
@ProviderType
public final class Wave {

    private Wave() {
    }

    /**
     * Reads a value.
     *
     * @param text the value; space and comments ({@code //}) around it are ignored
     * @param type its type
     * @return the Java value
     * @throws WaveException if the text is no value of the type; says where
     */
    public static Object parse(String text, ValType type) {
        return WaveParser.parse(text, type);
    }

    /**
     * Writes a value. A resource, a stream and a future are written as their type in angle brackets, which cannot be read
     * back.
     *
     * @param value the Java value, in any of the forms that a call accepts
     * @param type its type
     * @return one line of text
     * @throws IllegalArgumentException if the value is none of the type
     */
    public static String print(Object value, ValType type) {
        return WavePrinter.print(value, type);
    }
}
