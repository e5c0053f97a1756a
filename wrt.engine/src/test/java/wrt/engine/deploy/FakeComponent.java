// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.ValType;
import wrt.engine.bind.HostResources;
import wrt.engine.deploy.store.Digest;

/**
 * A component written as text: lines {@code import INTERFACE FUNCTION...} and {@code export INTERFACE FUNCTION...};
 * every function is {@code func() -> string}, those with an exclamation mark {@code func() -> u32}.
 */
record FakeComponent(String text, String digest, SequencedMap<String, ExternType> imports,
        SequencedMap<String, ExternType> exports) implements LoadedComponent {

    static byte[] bytes(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static FakeComponent of(byte[] bytes) {
        SequencedMap<String, ExternType> imports = new LinkedHashMap<>();
        SequencedMap<String, ExternType> exports = new LinkedHashMap<>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String line : text.split("\n")) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "import" -> imports.put(words[1], instance(words));
                case "export" -> exports.put(words[1], instance(words));
                case "bad" -> throw new IllegalArgumentException("component is malformed at offset 0x0: bad magic");
                default -> {
                }
            }
        }
        return new FakeComponent(text, Digest.of(bytes), imports, exports);
    }

    private static ExternType instance(String[] words) {
        SequencedMap<String, ExternType> functions = new LinkedHashMap<>();
        for (String name : List.of(words).subList(2, words.length)) {
            ValType result = name.endsWith("!") ? new ValType.U32() : new ValType.StringT();
            functions.put(name.replace("!", ""), new ExternType.Func(new FuncType(List.of(), result, false)));
        }
        return new ExternType.Instance(new InstanceType(functions));
    }

    @Override
    public String version() {
        return "0.0.0";
    }

    @Override
    public String wit() {
        return "world fake;";
    }

    @Override
    public boolean cached() {
        return false;
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public HostResources hostResources() {
        return new HostResources();
    }
}
