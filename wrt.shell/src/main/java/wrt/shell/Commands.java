// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import picocli.CommandLine;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.engine.Engine;

/**
 * The commands as Gogo sees them: a method each, which hands its words to the command of that name.
 *
 * <p>Concurrency: safe from any thread; each command line has its own command object.
 */
@Component(service = Commands.class)
@GogoCommand(scope = "wrt", function = {"ps", "deploy", "undeploy", "inspect", "call", "policy", "top", "platform",
    "kill", "java", "help", "__complete"})
public final class Commands {

    /** The session's variable in which the interactive shell keeps its terminal. */
    private static final String TERMINAL = ".terminal";

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, fieldOption = FieldOption.UPDATE)
    private final Collection<WasmComponent> components = new CopyOnWriteArrayList<>();

    private final Platform platform;

    /**
     * The commands of a platform.
     *
     * @param deployer what is deployed
     * @param engine what is running
     */
    @Activate
    public Commands(@Reference Deployer deployer, @Reference Engine engine) {
        this.platform = new Platform(deployer, engine, components);
    }

    /** See {@link PsCommand}. */
    @Descriptor("list the deployed components and the running tasks")
    public @Nullable String ps(CommandSession session, String... words) {
        return run("ps", session, words);
    }

    /** See {@link DeployCommand}. */
    @Descriptor("deploy a component, or update the one of that name: FILE [NAME]")
    public @Nullable String deploy(CommandSession session, String... words) {
        return run("deploy", session, words);
    }

    /** See {@link UndeployCommand}. */
    @Descriptor("remove a component: NAME")
    public @Nullable String undeploy(CommandSession session, String... words) {
        return run("undeploy", session, words);
    }

    /** See {@link InspectCommand}. */
    @Descriptor("show a component's imports, exports and limits: NAME")
    public @Nullable String inspect(CommandSession session, String... words) {
        return run("inspect", session, words);
    }

    /** See {@link CallCommand}. */
    @Descriptor("call a function and print its result: NAME EXPORT ARGS... [--fuel N] [--timeout MS] [--priority N]")
    public @Nullable String call(CommandSession session, String... words) {
        try (CtrlC open = CtrlC.interrupts(session.get(TERMINAL), Thread.currentThread())) {
            return run("call", session, words);
        }
    }

    /** See {@link PolicyCommand}. */
    @Descriptor("list the scheduling policies, or select one: [swap NAME | auto]")
    public @Nullable String policy(CommandSession session, String... words) {
        return run("policy", session, words);
    }

    /** See {@link TopCommand}. */
    @Descriptor("watch partitions, components and tasks until a key is pressed: [-n COUNT] [--interval MS]")
    public @Nullable String top(CommandSession session, String... words) {
        try (CtrlC open = CtrlC.interrupts(session.get(TERMINAL), Thread.currentThread())) {
            return run("top", session, words);
        }
    }

    /** See {@link PlatformCommand}. */
    @Descriptor("show what the operating system granted and refused")
    public @Nullable String platform(CommandSession session, String... words) {
        return run("platform", session, words);
    }

    /** See {@link KillCommand}. */
    @Descriptor("cancel a task: TASK")
    public @Nullable String kill(CommandSession session, String... words) {
        return run("kill", session, words);
    }

    /** See {@link JavaCommand}. */
    @Descriptor("print the Java interface of an exported interface: NAME [INTERFACE] [--package PACKAGE]")
    public @Nullable String java(CommandSession session, String... words) {
        return run("java", session, words);
    }

    /** See {@link HelpCommand}. */
    @Descriptor("list the commands of WRT, or explain one: [COMMAND]")
    public @Nullable String help(CommandSession session, String... words) {
        return run("help", session, words);
    }

    /** See {@link Candidates}. */
    @Descriptor("complete a word; the interactive shell uses it")
    public List<String> __complete(CommandSession session) {
        return new Candidates(platform).of(session.get(Candidates.COMMAND_LINE));
    }

    /** The components that take calls now. */
    Collection<WasmComponent> components() {
        return components;
    }

    private @Nullable String run(String name, CommandSession session, String... words) {
        CommandLine line = Objects.requireNonNull(lines(session).get(name)).get();
        String text = new WrtCommand(line).run(Arrays.asList(words));
        // Gogo prints a line for the empty string, and nothing for null.
        return text.isEmpty() ? null : text;
    }

    private SequencedMap<String, Supplier<CommandLine>> lines(CommandSession session) {
        SequencedMap<String, Supplier<CommandLine>> lines = new LinkedHashMap<>();
        lines.put("ps", () -> new CommandLine(new PsCommand(platform)));
        lines.put("deploy", () -> new CommandLine(new DeployCommand(platform, directory(session))));
        lines.put("undeploy", () -> new CommandLine(new UndeployCommand(platform)));
        lines.put("inspect", () -> new CommandLine(new InspectCommand(platform)));
        lines.put("call", () -> CallCommand.line(platform));
        lines.put("policy", () -> PolicyCommand.line(platform));
        lines.put("top", () -> new CommandLine(new TopCommand(platform, () -> screen(session))));
        lines.put("platform", () -> new CommandLine(new PlatformCommand(platform)));
        lines.put("kill", () -> new CommandLine(new KillCommand(platform)));
        lines.put("java", () -> new CommandLine(new JavaCommand(platform)));
        lines.put("help", () -> new CommandLine(new HelpCommand(lines)));
        return lines;
    }

    private static Path directory(CommandSession session) {
        Path directory = session.currentDir();
        return directory == null ? Path.of("").toAbsolutePath() : directory;
    }

    private static Screen screen(CommandSession session) {
        Screen plain = new PlainScreen(session.getConsole(), session.getKeyboard());
        Object terminal = session.get(TERMINAL);
        // Without the interactive shell there is no terminal, and perhaps no class of it.
        return terminal == null ? plain : TerminalScreen.of(terminal, plain);
    }
}
