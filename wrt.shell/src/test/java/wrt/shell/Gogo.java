// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;

/** The commands in a real Gogo without a framework: what a user types is what a test types. */
final class Gogo implements AutoCloseable {

    final FakeDeployer deployer = new FakeDeployer();
    final FakeEngine engine = new FakeEngine();
    final FakeComponent brake = new FakeComponent("brake");
    final ByteArrayOutputStream console = new ByteArrayOutputStream();
    final CommandSession session;

    private final ThreadIOImpl io = new ThreadIOImpl();
    private final CommandProcessorImpl processor;

    Gogo() {
        io.start();
        processor = new CommandProcessorImpl(io);
        Commands commands = new Commands(deployer, engine);
        commands.components().add(brake);
        for (String name : Completions.COMMANDS) {
            processor.addCommand("wrt", commands, name);
        }
        processor.addCommand("wrt", commands, "__complete");
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        session = processor.createSession(new ByteArrayInputStream(new byte[0]), out, out);
    }

    /** Adds a command of another class. */
    void add(String scope, Object command, String name) {
        processor.addCommand(scope, command, name);
    }

    /** What the command line gives; null if it only prints. */
    String type(String line) {
        try {
            Object result = session.execute(line);
            return result == null ? null : result.toString();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines that the command line gives. */
    List<String> lines(String line) {
        return type(line).lines().toList();
    }

    @Override
    public void close() {
        session.close();
        io.stop();
    }
}
