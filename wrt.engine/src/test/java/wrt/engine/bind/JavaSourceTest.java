// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletionStage;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.component.Component;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.ExternType;
import wrt.component.Features;
import wrt.component.FuncType;
import wrt.component.Linker;
import wrt.component.Param;
import wrt.component.Store;
import wrt.component.TypeBound;
import wrt.component.ValType;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/** What is written compiles, and the proxy takes it. */
class JavaSourceTest {

    @TempDir
    Path directory;

    /** An export of a real instance. */
    private record Real(String path, ComponentFunction function) implements Export {

        @Override
        public FuncType type() {
            return function.type();
        }

        @Override
        public boolean flat() {
            return false;
        }

        @Override
        public Object call(Object[] arguments) {
            return function.call(arguments);
        }

        @Override
        public CompletionStage<Object> callAsync(Object[] arguments) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FlatUse begin() {
            throw new UnsupportedOperationException();
        }
    }

    private Class<?> compile(String simpleName, String source) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(directory.toFile()));
            boolean compiled = compiler.getTask(problems, files, null, List.of("-Xlint:all,-classfile", "-Werror"),
                    null, List.of(new SimpleJavaFileObject(URI.create("string:///my/" + simpleName + ".java"),
                            JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    })).call();
            assertThat(compiled).as(problems + "\n" + source).isTrue();
        }
        return new URLClassLoader(new URL[]{directory.toUri().toURL()}, JavaSourceTest.class.getClassLoader())
                .loadClass("my." + simpleName);
    }

    private static Object proxy(Class<?> type, String component, String witInterface) throws Exception {
        Component loaded = load(component);
        ComponentInstance instance = new Linker().instantiate(Store.synchronous(1024), loaded);
        SequencedMap<String, Export> functions = new LinkedHashMap<>();
        instance.functions().forEach((path, function) -> {
            int hash = path.indexOf('#');
            if ((hash < 0 ? "" : path.substring(0, hash)).equals(witInterface)) {
                functions.put(path.substring(hash + 1), new Real(path, function));
            }
        });
        return TypedProxies.create(type, new ExportGroup(component, witInterface, functions));
    }

    private static Component load(String component) throws Exception {
        return new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()), Features.defaults(),
                ComponentLimits.defaults())
                .load(Files.readAllBytes(Path.of("..", "examples", "vehicle", component, component + ".wasm")));
    }

    private static SequencedMap<String, ExternType> items(String component, String witInterface) throws Exception {
        return new LinkedHashMap<>(
                ((ExternType.Instance) load(component).exports().get(witInterface)).type().exports());
    }

    @ParameterizedTest
    @CsvSource({"brake, vehicle:brake/actuator@0.1.0, Actuator",
        "telemetry, vehicle:telemetry/readings@0.1.0, Readings",
        "telemetry, vehicle:telemetry/recording@0.1.0, Recording"})
    void theInterfacesOfTheExamplesCompileAndAreBound(String component, String witInterface, String name)
            throws Exception {
        Class<?> type = compile(name, JavaSource.of("my", witInterface, items(component, witInterface)));

        assertThat(proxy(type, component, witInterface)).isInstanceOf(type);
    }

    @Test
    void aCallThroughItGivesTheAnswer() throws Exception {
        String readings = "vehicle:telemetry/readings@0.1.0";
        Class<?> type = compile("Readings", JavaSource.of("my", readings, items("telemetry", readings)));
        Object proxy = proxy(type, "telemetry", readings);
        Method parse = type.getMethod("parse", String.class);

        assertThat(parse.getReturnType().getSimpleName()).isEqualTo("Sample");
        assertThat(parse.invoke(proxy, "oil=-7@1200").toString()).isEqualTo("Sample[sensor=oil, value=-7, at=1200]");
    }

    @Test
    void functionsOfTheWorldHaveTheNameThatTheyAreGiven() throws Exception {
        String source = JavaSource.of("my", "hog", new LinkedHashMap<>(load("hog").exports()));
        assertThat(source).contains("public interface Hog {", "    long burn(long n);", "    void spin();");
        assertThat(proxy(compile("Hog", source), "hog", "")).isNotNull();
    }

    @Test
    void namesThatJavaTakesForItselfAreEvaded() throws Exception {
        ValType.VariantT object = new ValType.VariantT(List.of(new ValType.Case("object", new ValType.StringT()),
                new ValType.Case("string", null), new ValType.Case("odd", null)));
        ValType.RecordT odd = new ValType.RecordT(List.of(new ValType.Field("class", new ValType.U8()),
                new ValType.Field("hash-code", new ValType.OptionT(new ValType.Char()))));
        SequencedMap<String, ExternType> items = new LinkedHashMap<>();
        items.put("object", new ExternType.Type(new TypeBound.Eq(object, object)));
        items.put("odd", new ExternType.Type(new TypeBound.Eq(odd, odd)));
        items.put("wait", new ExternType.Func(new FuncType(List.of(), null, false)));
        items.put("new", new ExternType.Func(new FuncType(
                List.of(new Param("default", odd), new Param("list", new ValType.ListT(object))), object, false)));

        Class<?> type = compile("OddApi", JavaSource.of("my", "a:b/odd@1.0.0", items));
        assertThat(type.getMethods()).extracting(Method::getName).contains("new_", "wait_");
        assertThat(type.getClasses()).hasSize(2);
    }
}
