// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wrt.conformance.run.ScriptResult;
import wrt.conformance.run.StepResult;
import wrt.conformance.run.Verdict;

/** Results for programs: one JSON object. */
public final class JsonReport {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private JsonReport() {
    }

    /** The text. */
    public static String of(List<ScriptResult> scripts) {
        Map<String, Object> report = counts(Summary.of(scripts));
        report.put("files", scripts.stream().map(JsonReport::file).toList());
        return GSON.toJson(report);
    }

    private static Map<String, Object> file(ScriptResult script) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", script.name());
        file.put("path", script.file().toString());
        file.putAll(counts(Summary.of(List.of(script))));
        file.put("commands", script.steps().stream().filter(StepResult::counts).map(JsonReport::step).toList());
        return file;
    }

    private static Map<String, Object> step(StepResult result) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("line", result.step().line());
        switch (result.verdict()) {
            case Verdict.Passed passed -> {
                step.put("verdict", "passed");
                step.put("textMatches", result.textMatches());
            }
            case Verdict.Failed failed -> {
                step.put("verdict", "failed");
                step.put("expected", failed.expected());
                step.put("actual", failed.actual());
            }
            case Verdict.Skipped skipped -> {
                step.put("verdict", "skipped");
                step.put("reason", skipped.reason());
            }
        }
        return step;
    }

    private static Map<String, Object> counts(Summary summary) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("passed", summary.passed());
        counts.put("failed", summary.failed());
        counts.put("skipped", summary.skipped());
        return counts;
    }
}
