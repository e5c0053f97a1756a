// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.host;

import java.util.HexFormat;
import java.util.List;
import wrt.core.CoreCompiler;
import wrt.core.CoreFunction;
import wrt.core.CoreImports;
import wrt.core.CoreInstance;
import wrt.core.CoreType.FunctionType;
import wrt.core.Meter;
import wrt.core.ValueType;

/**
 * The module {@code spectest} that core scripts import.
 *
 * <p>Source: WebAssembly core specification, interpreter, "Scripts" (spectest host module).
 */
public final class CoreHost {

    /**
     * Global_i32 and global_i64 (666), global_f32 and global_f64 (666.6), the table of 10 to 20 functions, the memory of 1
     * to 2 pages.
     */
    private static final byte[] MODULE = HexFormat.of().parseHex("0061736d01000000"
            + "0405" + "017001" + "0a14" + "0504" + "010101" + "02"
            + "0621" + "04" + "7f00419a050b" + "7e00429a050b" + "7d0043" + "66a62644" + "0b" + "7c0044"
            + "cdccccccccd48440" + "0b"
            + "0746" + "06" + "0a" + hex("global_i32") + "0300" + "0a" + hex("global_i64") + "0301"
            + "0a" + hex("global_f32") + "0302" + "0a" + hex("global_f64") + "0303"
            + "05" + hex("table") + "0100" + "06" + hex("memory") + "0200");

    private CoreHost() {
    }

    private static String hex(String name) {
        return HexFormat.of().formatHex(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Its globals, table and memory, in a store. */
    public static CoreInstance instantiate(CoreCompiler core, Meter meter) {
        return core.compile(MODULE).instantiate(CoreImports.none(), meter);
    }

    /** Adds its functions, which print nothing. */
    public static void provideFunctions(CoreImports.Builder imports) {
        print(imports, "print");
        print(imports, "print_i32", ValueType.I32);
        print(imports, "print_i64", ValueType.I64);
        print(imports, "print_f32", ValueType.F32);
        print(imports, "print_f64", ValueType.F64);
        print(imports, "print_i32_f32", ValueType.I32, ValueType.F32);
        print(imports, "print_f64_f64", ValueType.F64, ValueType.F64);
    }

    private static void print(CoreImports.Builder imports, String name, ValueType... params) {
        imports.function("spectest", name, CoreFunction.host(new FunctionType(List.of(params), List.of()), frame -> {
        }));
    }
}
