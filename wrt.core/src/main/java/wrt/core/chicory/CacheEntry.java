// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wrt.core.CompilationReport.FunctionReport;

/** The format of a cache file. */
final class CacheEntry {

    /*
     * magic "WRTC", format, key (modified UTF-8), length of the payload, SHA-256 of the payload, payload; all numbers
     * big-endian. The digest guards against damage, not against an attacker: the directory has to be as trustworthy as
     * the program itself.
     */

    private static final int MAGIC = 0x57525443;
    private static final int FORMAT = 1;

    private CacheEntry() {
    }

    static byte[] encode(Compiled compiled, String key) throws IOException {
        byte[] payload = payload(compiled);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(FORMAT);
        out.writeUTF(key);
        out.writeInt(payload.length);
        out.write(Digests.of(payload));
        out.write(payload);
        return bytes.toByteArray();
    }

    /** What was encoded under the key; empty if the bytes are anything else. */
    static Optional<Compiled> decode(byte[] bytes, String key) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != MAGIC || in.readInt() != FORMAT || !in.readUTF().equals(key)) {
            return Optional.empty();
        }
        int length = in.readInt();
        if (length != in.available() - Digests.LENGTH) {
            return Optional.empty();
        }
        byte[] digest = in.readNBytes(Digests.LENGTH);
        byte[] payload = in.readNBytes(length);
        return Arrays.equals(digest, Digests.of(payload)) ? Optional.of(compiled(payload)) : Optional.empty();
    }

    private static byte[] payload(Compiled compiled) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        write(out, compiled.skeleton());
        out.writeInt(compiled.classes().size());
        for (Map.Entry<String, byte[]> c : compiled.classes().entrySet()) {
            out.writeUTF(c.getKey());
            write(out, c.getValue());
        }
        out.writeInt(compiled.interpreted().size());
        for (Map.Entry<Integer, String> f : compiled.interpreted().entrySet()) {
            out.writeInt(f.getKey());
            out.writeUTF(f.getValue());
        }
        out.writeInt(compiled.functionsPerClass());
        out.writeInt(compiled.large().size());
        for (FunctionReport l : compiled.large()) {
            out.writeInt(l.index());
            out.writeUTF(l.name());
            out.writeInt(l.bytecodeBytes());
        }
        out.writeInt(compiled.largestFrame());
        return bytes.toByteArray();
    }

    private static Compiled compiled(byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        byte[] skeleton = read(in);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            String name = in.readUTF();
            classes.put(name, read(in));
        }
        Map<Integer, String> interpreted = new TreeMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            int function = in.readInt();
            interpreted.put(function, in.readUTF());
        }
        int functionsPerClass = in.readInt();
        List<FunctionReport> large = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            int function = in.readInt();
            String name = in.readUTF();
            large.add(new FunctionReport(function, name, in.readInt()));
        }
        return new Compiled(skeleton, classes, interpreted, functionsPerClass, large, in.readInt());
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
