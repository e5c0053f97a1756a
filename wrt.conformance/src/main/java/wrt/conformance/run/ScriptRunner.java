// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;
import wrt.conformance.encode.EncoderException;
import wrt.conformance.run.Definitions.Definition;
import wrt.conformance.run.Instances.Instance;
import wrt.conformance.script.Action;
import wrt.conformance.script.Command;
import wrt.conformance.script.Constant;
import wrt.conformance.script.Step;
import wrt.core.TrapException;

/** Executes the commands of one script, one after the other; a failure does not end it. */
public final class ScriptRunner {

    private static final Pattern LIMITATION = Pattern.compile("not (yet )?(implemented|supported)");

    private final Definitions definitions;
    private final ScriptFeatures features;
    private final boolean strictText;
    private final Instances instances;
    private final Map<String, Definition> named = new HashMap<>();
    private final Set<String> unmet;
    private @Nullable Definition latest;

    ScriptRunner(Definitions definitions, ScriptFeatures features, boolean strictText) {
        this.definitions = definitions;
        this.features = features;
        this.strictText = strictText;
        this.instances = new Instances(definitions.core());
        this.unmet = new TreeSet<>(features.absent());
    }

    /** After a script asked for what does not exist here, what does not work in it is skipped. */
    StepResult run(Step step) {
        StepResult result = attempt(step);
        return result.verdict() instanceof Verdict.Failed && !unmet.isEmpty()
                ? new StepResult(step, new Verdict.Skipped(String.join(", ", unmet)), true)
                : result;
    }

    private StepResult attempt(Step step) {
        try {
            return execute(step);
        } catch (SkippedException e) {
            return new StepResult(step, new Verdict.Skipped(String.valueOf(e.getMessage())), true);
        } catch (EncoderException | MismatchException e) {
            return failed(step, "", String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            return failed(step, "", "failure of the implementation: " + e);
        }
    }

    private StepResult execute(Step step) {
        return switch (step.command()) {
            case Command.Define c -> prepare(step, null, () -> define(c.id(), definitions.define(c.source())));
            case Command.Load c -> {
                instances.add(c.id(), null);
                yield prepare(step, c.id(), () -> {
                    Definition definition = definitions.define(c.source());
                    define(c.id(), definition);
                    instances.add(c.id(), instances.instantiate(definition));
                });
            }
            case Command.Instantiate c -> {
                instances.add(c.id(), null);
                yield prepare(step, c.id(),
                        () -> instances.add(c.id(), instances.instantiate(definition(c.definition()))));
            }
            case Command.Register c -> prepare(step, null, () -> instances.register(c.name(), c.instance()));
            case Command.Act c -> {
                Outcome outcome = act(c.action());
                yield outcome instanceof Outcome.Trapped trap
                        ? failed(step, "to return", trap.toString())
                        : passed(step);
            }
            case Command.AssertReturn c -> compare(step, c.expected(), act(c.action()));
            case Command.AssertTrap c -> {
                Outcome outcome = act(c.action());
                yield outcome instanceof Outcome.Trapped trap && TrapText.matches(c.text(), trap.message())
                        ? passed(step)
                        : failed(step, "trap: " + c.text(), outcome.toString());
            }
            case Command.AssertRefused c -> refused(step, c);
            case Command.Thread c -> throw unsupported("command thread");
            case Command.Wait c -> throw unsupported("command wait");
            case Command.Unreadable c -> throw new SkippedException(c.problem());
        };
    }

    private SkippedException unsupported(String command) {
        unmet.add(command);
        return new SkippedException(command);
    }

    private void define(@Nullable String id, Definition definition) {
        latest = definition;
        if (id != null) {
            named.put(id, definition);
        }
    }

    private Definition definition(@Nullable String id) {
        Definition definition = id == null ? latest : named.get(id);
        if (definition == null) {
            throw new MismatchException(id == null ? "nothing is defined" : "there is no definition " + id);
        }
        return definition;
    }

    private StepResult prepare(Step step, @Nullable String id, Runnable preparation) {
        try {
            preparation.run();
            return passed(step);
        } catch (RefusedException e) {
            if (e.feature().isPresent()) {
                instances.add(id, new Instance.Skipped(e.feature().get()));
                throw new SkippedException(e.feature().get());
            }
            if (e.refusal() == Command.Refusal.UNLINKABLE) {
                // Scripts of validators import what no host provides. Whoever uses the instance is told.
                instances.add(id, new Instance.Unlinked(String.valueOf(e.getMessage())));
                return passed(step);
            }
            return failed(step, "to be accepted", String.valueOf(e.getMessage()));
        } catch (TrapException | ComponentTrapException e) {
            return failed(step, "to be instantiated", "trap: " + e.getMessage());
        }
    }

    private Outcome act(Action action) {
        return switch (action) {
            case Action.Invoke a -> instances.invoke(a.instance(), a.export(), a.args());
            case Action.Get a -> instances.get(a.instance(), a.export());
            case Action.Make a -> {
                try {
                    instances.instantiate(definitions.define(a.source()));
                    yield new Outcome.Returned(List.of());
                } catch (TrapException | ComponentTrapException e) {
                    yield new Outcome.Trapped(String.valueOf(e.getMessage()));
                } catch (RefusedException e) {
                    e.feature().ifPresent(f -> {
                        throw new SkippedException(f);
                    });
                    throw new MismatchException(String.valueOf(e.getMessage()));
                }
            }
        };
    }

    private static StepResult compare(Step step, List<Constant> expected, Outcome outcome) {
        if (outcome instanceof Outcome.Returned returned && returned.values().size() == expected.size()) {
            boolean all = true;
            for (int i = 0; i < expected.size(); i++) {
                all &= returned.values().get(i).matches(expected.get(i));
            }
            if (all) {
                return passed(step);
            }
        }
        return failed(step, expected.isEmpty()
                ? "nothing"
                : expected.stream().map(Constant::toString).collect(Collectors.joining(" ")), outcome.toString());
    }

    private StepResult refused(Step step, Command.AssertRefused command) {
        try {
            Definition definition = definitions.define(command.source());
            if (command.refusal() == Command.Refusal.UNLINKABLE) {
                instances.instantiate(definition);
            }
            if (LIMITATION.matcher(command.text()).find()) {
                // A valid component that the authors' implementation does not take yet.
                throw new SkippedException("limit of another implementation: " + command.text());
            }
            return failed(step, "refused: " + command.text(), "accepted");
        } catch (RefusedException e) {
            boolean text = String.valueOf(e.getMessage()).contains(command.text());
            if (!text && e.feature().isPresent() && !features.meantToBeOff(e.feature().get())) {
                throw new SkippedException(e.feature().get());
            }
            return text || !strictText
                    ? new StepResult(step, new Verdict.Passed(), text)
                    : failed(step, "refused: " + command.text(), String.valueOf(e.getMessage()));
        } catch (TrapException | ComponentTrapException e) {
            return failed(step, "refused: " + command.text(), "trap: " + e.getMessage());
        }
    }

    private static StepResult passed(Step step) {
        return new StepResult(step, new Verdict.Passed(), true);
    }

    private static StepResult failed(Step step, String expected, String actual) {
        return new StepResult(step, new Verdict.Failed(expected, actual), false);
    }

    static List<StepResult> runAll(ScriptRunner runner, List<Step> steps) {
        List<StepResult> results = new ArrayList<>();
        steps.forEach(step -> results.add(runner.run(step)));
        return results;
    }
}
