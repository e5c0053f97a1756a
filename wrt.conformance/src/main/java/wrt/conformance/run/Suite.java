// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wrt.component.Features;
import wrt.conformance.encode.TextEncoder;
import wrt.conformance.script.Command;
import wrt.conformance.script.ScriptException;
import wrt.conformance.script.ScriptParser;
import wrt.conformance.script.Step;
import wrt.core.CoreCompiler;

/**
 * Runs scripts, each in a world of its own.
 *
 * @param encoder for what is text
 * @param core for core modules
 * @param features which are on
 * @param strictText whether the messages of refusals have to match
 */
public record Suite(TextEncoder encoder, CoreCompiler core, Features features, boolean strictText) {

    /**
     * Runs one script.
     *
     * @param file the script
     * @param name how reports call it
     * @return what came of its commands
     */
    public ScriptResult run(Path file, String name) {
        List<Step> steps;
        try {
            steps = ScriptParser.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | ScriptException e) {
            Step step = new Step(1, "", new Command.Unreadable(String.valueOf(e.getMessage())));
            return new ScriptResult(file, name, List.of(new StepResult(step,
                    new Verdict.Failed("a script", String.valueOf(e.getMessage())), false)));
        }
        ScriptRunner runner = new ScriptRunner(new Definitions(encoder, core, features), strictText);
        return new ScriptResult(file, name, ScriptRunner.runAll(runner, steps));
    }
}
