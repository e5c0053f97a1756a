// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads the custom section {@code wrt:limits}, in which a component states its own limits. */
public final class LimitsSection {

    /*
     * Format: UTF-8 text, one "key=value" a line, the keys of LimitKey and "criticality"; white space around key and
     * value, empty lines and lines that begin with "#" mean nothing. A key may be stated once. The section sits at the
     * top level of the component, where any toolchain can append it without knowing WRT.
     */

    /** The name of the section. */
    public static final String NAME = "wrt:limits";

    private static final String ORIGIN = "custom section";

    private LimitsSection() {
    }

    /**
     * What the section states.
     *
     * @param section its content, or empty where the component has none
     * @throws IllegalArgumentException naming the offset in the section, the key and what would be right
     */
    public static LimitSource read(Optional<byte[]> section) {
        if (section.isEmpty()) {
            return LimitSource.silent(ORIGIN);
        }
        String text = decode(section.get());
        Map<LimitKey, Long> values = new EnumMap<>(LimitKey.class);
        Optional<Criticality> criticality = Optional.empty();
        int offset = 0;
        for (String line : text.split("\n", -1)) {
            String statement = line.strip();
            if (!statement.isEmpty() && !statement.startsWith("#")) {
                int at = offset;
                int equals = statement.indexOf('=');
                if (equals < 0) {
                    throw malformed(at, "\"" + statement + "\" is no key=value");
                }
                String key = statement.substring(0, equals).strip();
                String value = statement.substring(equals + 1).strip();
                try {
                    if (key.equals(Criticality.KEY)) {
                        if (criticality.isPresent()) {
                            throw new IllegalArgumentException(key + " is stated twice");
                        }
                        criticality = Optional.of(Criticality.parse(value));
                    } else {
                        LimitKey limit = LimitKey.of(key).orElseThrow(() -> new IllegalArgumentException(
                                "there is no limit " + key + "; there are " + Criticality.KEY + ", " + LimitKey.all()));
                        if (values.put(limit, limit.parse(value)) != null) {
                            throw new IllegalArgumentException(key + " is stated twice");
                        }
                    }
                } catch (IllegalArgumentException e) {
                    throw malformed(at, String.valueOf(e.getMessage()));
                }
            }
            offset += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        return new LimitSource(ORIGIN, criticality, values);
    }

    private static String decode(byte[] section) {
        ByteBuffer bytes = ByteBuffer.wrap(section);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(ORIGIN + " " + NAME + " is not UTF-8", e);
        }
    }

    private static IllegalArgumentException malformed(int offset, String what) {
        return new IllegalArgumentException(ORIGIN + " " + NAME + ", offset " + offset + ": " + what);
    }
}
