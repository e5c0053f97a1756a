// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import wrt.component.Feature;
import wrt.conformance.encode.TextEncoder;
import wrt.conformance.script.Command;
import wrt.conformance.script.FeatureHeader;
import wrt.conformance.script.ScriptException;
import wrt.conformance.script.ScriptParser;
import wrt.conformance.script.Step;
import wrt.core.CoreCompiler;

/**
 * Runs scripts, each in a world of its own.
 *
 * @param encoder for what is text
 * @param core for core modules
 * @param forced the features that are on or off whatever a script says
 * @param strictText whether the messages of refusals have to match
 */
public record Suite(TextEncoder encoder, CoreCompiler core, Map<Feature, Boolean> forced, boolean strictText) {

    /**
     * Runs one script.
     *
     * @param file the script
     * @param name how reports call it
     * @return what came of its commands
     */
    public ScriptResult run(Path file, String name) {
        List<Step> steps;
        ScriptFeatures features;
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            features = ScriptFeatures.of(FeatureHeader.of(text), forced);
            steps = ScriptParser.parse(text);
        } catch (CharacterCodingException e) {
            return unreadable(file, name, "bytes that are not UTF-8");
        } catch (IOException | ScriptException e) {
            return unreadable(file, name, String.valueOf(e.getMessage()));
        }
        ScriptRunner runner = new ScriptRunner(new Definitions(encoder, core, features.on()), features, strictText);
        return new ScriptResult(file, name, ScriptRunner.runAll(runner, steps));
    }

    private static ScriptResult unreadable(Path file, String name, String problem) {
        Step step = new Step(1, "", new Command.Unreadable(problem));
        return new ScriptResult(file, name,
                List.of(new StepResult(step, new Verdict.Failed("a script", problem), false)));
    }
}
