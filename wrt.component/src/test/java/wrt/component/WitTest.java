// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.component.Bytes.ALIAS;
import static wrt.component.Bytes.EXPORT;
import static wrt.component.Bytes.IMPORT;
import static wrt.component.Bytes.TYPE;
import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.exported;
import static wrt.component.Bytes.func;
import static wrt.component.Bytes.imported;
import static wrt.component.Bytes.labelled;
import static wrt.component.Bytes.section;
import static wrt.component.Bytes.vec;
import static wrt.component.Loads.valid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WitTest {

    @Test
    void functionsAreItemsOfTheWorld() {
        byte[] types = section(TYPE, func(vec(labelled("a", 0x79), labelled("list", 0x73)), 0x77),
                bytes(0x43, 0, 1, 0));
        assertThat(valid(types, section(IMPORT, imported("f", 1, 0), imported("g", 1, 1))).wit()).isEqualTo("""
                package root:component;

                world root {
                  import f: func(a: u32, %list: string) -> u64;
                  import g: async func();
                }
                """);
    }

    @Test
    void everyValueTypeHasItsSyntax() {
        byte[] types = section(TYPE, bytes(0x70, 0x7f), bytes(0x6b, 0), bytes(0x6f, vec(bytes(1), bytes(0x74))),
                bytes(0x6a, 1, 2, 1, 0x73), bytes(0x6a, 0, 1, 0x79), bytes(0x6a, 0, 0), bytes(0x66, 1, 0x7d),
                bytes(0x65, 0), bytes(0x63, 0x73, 0x75), bytes(0x67, 0x79, 4),
                func(vec(labelled("a", 3), labelled("b", 4), labelled("c", 5), labelled("d", 6), labelled("e", 7),
                        labelled("f", 8), labelled("g", 9))));
        assertThat(valid(types, section(IMPORT, imported("f", 1, 10))).wit())
                .contains("f: func(a: result<tuple<option<list<bool>>, char>, string>, b: result<_, u32>, c: result, "
                        + "d: stream<u8>, e: future, f: map<string, f64>, g: list<u32, 4>);");
    }

    @Test
    void namedTypesAreDefinitions() {
        byte[] types = section(TYPE, bytes(0x72, vec(labelled("x", 0x7a))),
                bytes(0x6d, vec(bytes("on"), bytes("type"))),
                bytes(0x6e, vec(bytes("a"))), bytes(0x71, vec(bytes("n", 0, 0), bytes("s", 1, 0x73, 0))));
        byte[] names = section(IMPORT, imported("point", 3, 0, 0), imported("state", 3, 0, 1),
                imported("bits", 3, 0, 2), imported("either", 3, 0, 3), imported("also", 3, 0, 4));
        assertThat(valid(types, names).wit()).isEqualTo("""
                package root:component;

                world root {
                  record point {
                    x: s32,
                  }
                  enum state {
                    on,
                    %type,
                  }
                  flags bits {
                    a,
                  }
                  variant either {
                    n,
                    s(string),
                  }
                  type also = point;
                }
                """);
    }

    @Test
    void interfacesArePrintedByPackageWithTheirResources() {
        byte[] instance = bytes(0x42,
                vec(bytes(4, 0, "r", 3, 1), bytes(1, 0x69, 0), bytes(1, 0x68, 0), bytes(1, func(vec(), 1)),
                        bytes(4, 0, "[constructor]r", 1, 3), bytes(1, func(vec(labelled("self", 2)), 0x79)),
                        bytes(4, 0, "[method]r.size", 1, 4), bytes(1, func(vec(), 1)),
                        bytes(4, 0, "[static]r.shared", 1, 5), bytes(1, func(vec(labelled("of", 2)))),
                        bytes(4, 0, "use", 1, 6)));
        assertThat(valid(section(TYPE, instance), section(IMPORT, imported("a:b/c@1.0.0", 5, 0))).wit())
                .isEqualTo("""
                        package root:component;

                        world root {
                          import a:b/c@1.0.0;
                        }

                        package a:b@1.0.0 {
                          interface c {
                            resource r {
                              constructor();
                              size: func() -> u32;
                              shared: static func() -> r;
                            }
                            %use: func(of: borrow<r>);
                          }
                        }
                        """);
    }

    @Test
    void aTypeOfAnotherInterfaceIsUsed() {
        byte[] first = bytes(0x42, vec(bytes(1, 0x6d, vec(bytes("x"))), bytes(4, 0, "kind", 3, 0, 0)));
        byte[] second = bytes(0x42, vec(bytes(2, 3, 2, 1, 1), bytes(4, 0, "sort", 3, 0, 0),
                bytes(1, func(vec(labelled("k", 1)))), bytes(4, 0, "f", 1, 2)));
        String wit = valid(section(TYPE, first), section(IMPORT, imported("a:b/first", 5, 0)),
                section(ALIAS, bytes(3, 0, 0, "kind")), section(TYPE, second),
                section(IMPORT, imported("a:b/second", 5, 2))).wit();
        assertThat(wit).contains("""
                  interface second {
                    use first.{kind as sort};
                    f: func(k: sort);
                  }
                """);
    }

    @Test
    void plainlyNamedInstancesAreInlineInterfaces() {
        byte[] instance = bytes(0x42, vec(bytes(1, func(vec())), bytes(4, 0, "f", 1, 0)));
        assertThat(valid(section(TYPE, instance), section(IMPORT, imported("i", 5, 0)),
                section(EXPORT, exported("j", 5, 0))).wit()).contains("""
                  import i: interface {
                    f: func();
                  }
                  export j: interface {
                    f: func();
                  }
                """);
    }

    @Test
    void aRealComponentIsReadable() throws IOException {
        String wit = Loads.load(Files.readAllBytes(Path.of("..", "examples", "vehicle", "telemetry", "telemetry.wasm")))
                .wit();
        assertThat(wit).contains("export vehicle:telemetry/recording@0.1.0;")
                .contains("use readings.{sample};")
                .contains("append: func(value: sample) -> result<u32, problem>;");
    }
}
