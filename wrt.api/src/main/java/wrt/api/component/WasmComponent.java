// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A deployed component: the service through which its exports are called with dynamic values.
 *
 * <p>Every deployed and resolved component is one such service with the properties of {@link ComponentProperties}. The
 * service stays the same while the component is updated in place; a call goes to the instance that is current when the
 * call is made, and ends there.
 *
 * <p>Values are those of {@code wrt.api.value}: numbers, strings, lists and so on by their natural Java types.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: Component Model, Explainer; design, "The life of a component".
 */
@ProviderType
public interface WasmComponent {

    /**
     * The name under which the component is deployed.
     *
     * @return the name, unique in the container
     */
    String name();

    /**
     * The identity of the bytes that are running now.
     *
     * @return SHA-256 of the component, as 64 hexadecimal digits
     */
    String digest();

    /**
     * What can be called.
     *
     * @return the functions, in the order of the component's exports
     */
    List<ExportedFunction> exports();

    /**
     * Calls an export and waits for its result; only the caller waits.
     *
     * @param export {@code interface#function} or {@code function}; the package, the version and the interface may be
     *     left out where what remains is unique
     * @param arguments one value for each parameter
     * @return the result, or null where the function has none
     * @throws CallException if the call fails; its subtypes say how
     * @throws IllegalArgumentException if there is no such export or an argument does not fit its type
     */
    @Nullable
    Object call(String export, @Nullable Object... arguments);

    /**
     * Calls an export with options and waits for its result; only the caller waits.
     *
     * @param options budget, priority, time limit
     * @param export as for {@link #call(String, Object...)}
     * @param arguments one value for each parameter
     * @return the result, or null where the function has none
     * @throws CallException if the call fails; its subtypes say how
     * @throws IllegalArgumentException if there is no such export or an argument does not fit its type
     */
    @Nullable
    Object call(CallOptions options, String export, @Nullable Object... arguments);

    /**
     * Starts a call and returns at once.
     *
     * <p>Cancelling the stage's future requests cancellation of the call. The stage then completes with what came of that:
     * a {@link CallCancelledException}, whose outcome says whether it came before the guest started or before it returned,
     * or, if it came too late, what the call ended with by itself.
     *
     * @param options budget, priority, time limit
     * @param export as for {@link #call(String, Object...)}
     * @param arguments one value for each parameter
     * @return the result to come; it completes exceptionally with a {@link CallException}
     * @throws IllegalArgumentException if there is no such export or an argument does not fit its type
     */
    CompletionStage<@Nullable Object> callAsync(CallOptions options, String export, @Nullable Object... arguments);

    /**
     * Calls an export with values as text and waits for its result; only the caller waits.
     *
     * <p>For commands and tools, which have text and no types: arguments and result are in WAVE, the text form of WIT
     * values, for example {@code 42}, {@code "text"}, {@code [1, 2]}, {@code {speed: 3.5}} or {@code ok(none)}.
     *
     * @param options budget, priority, time limit
     * @param export as for {@link #call(String, Object...)}
     * @param arguments one WAVE text for each parameter
     * @return the result in WAVE, or the empty string where the function has none
     * @throws CallException if the call fails; its subtypes say how
     * @throws IllegalArgumentException if there is no such export or an argument does not fit its type; the message
     *     names its position, its type and what is wrong with the text
     */
    String callText(CallOptions options, String export, List<String> arguments);

    /**
     * A Java interface whose methods are the functions of one exported interface.
     *
     * <p>A method corresponds to the function whose WIT name is the method's name in kebab-case. Parameter and result
     * types are matched by shape: numbers by width, records with records, enums with enums, variants with sealed
     * interfaces of records, {@code option} with {@code Optional}, lists with {@code List} or arrays, results with their
     * payload and {@link ResultException}; a method that returns {@code CompletionStage} calls asynchronously.
     *
     * @param <T> the Java interface
     * @param type the Java interface
     * @return an object that calls this component
     * @throws IllegalArgumentException naming every method that does not fit, and what would
     */
    <T> T as(Class<T> type);

    /**
     * The Java interface that {@link #as} takes for an exported interface, to be compiled by whoever calls it.
     *
     * @param witInterface the exported interface; package and version may be left out where what remains is unique, and
     *     empty means the only one
     * @param packageName the package of the Java interface
     * @return Java source
     * @throws IllegalArgumentException if there is no such interface, naming those that there are, or the package is none
     */
    String javaSource(String witInterface, String packageName);
}
