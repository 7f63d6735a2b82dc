package io.jukung.scenarios;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Plays the steps of a scenario, and says in words where it went another way.
final class Play {
    /// How often a repeated command is asked, and for how long.
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Patience.seconds(20);

    private final Shell shell;
    private final Optional<Stage> stage;

    Play(Shell shell, Optional<Stage> stage) {
        this.shell = shell;
        this.stage = stage;
    }

    /// @return what differed, or empty if all went as written
    Optional<String> play(Scenario scenario) throws IOException, InterruptedException {
        for (var step : scenario.steps()) {
            var complaint = switch (step) {
                case Step.Command command -> command(command);
                case Step.KillEngine _ -> {
                    stage.orElseThrow().killEngine();
                    yield Optional.<String>empty();
                }
                case Step.StartEngine _ -> {
                    stage.orElseThrow().startEngine();
                    yield Optional.<String>empty();
                }
            };
            if (complaint.isPresent()) return complaint.map(text -> "line " + step.line() + ": " + text);
        }
        return Optional.empty();
    }

    private Optional<String> command(Step.Command command) throws IOException, InterruptedException {
        var outcome = shell.run(command.text(), command.stdin());
        for (var check : command.checks()) {
            if (check instanceof Step.Check.Comes(var pattern)) {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (!pattern.matcher(outcome.output()).find() && System.nanoTime() < end) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                    outcome = shell.run(command.text(), command.stdin());
                }
            }
        }
        return judge(command, outcome);
    }

    private static Optional<String> judge(Step.Command command, Shell.Outcome outcome) {
        int wanted = command.exit().orElse(0);
        if (outcome.exit() != wanted) return Optional.of(tell(command, outcome, "exit code " + wanted + " expected, it was " + outcome.exit()));
        for (var check : command.checks()) {
            var complaint = complaint(check, outcome);
            if (!complaint.isEmpty()) return Optional.of(tell(command, outcome, complaint));
        }
        return Optional.empty();
    }

    private static String complaint(Step.Check check, Shell.Outcome outcome) {
        var output = outcome.output();
        return switch (check) {
            case Step.Check.Shows(var p) -> p.matcher(output).find() ? "" : "nothing matches " + p;
            case Step.Check.Comes(var p) -> p.matcher(output).find() ? "" : "even after a while nothing matches " + p;
            case Step.Check.Hides(var p) -> p.matcher(output).find() ? "something matches " + p : "";
            case Step.Check.Takes(var least, var most) -> {
                long took = outcome.took().toMillis();
                yield took >= least.toMillis() && took <= Patience.of(most).toMillis() ? "" : "it took " + took + " ms";
            }
        };
    }

    private static String tell(Step.Command command, Shell.Outcome outcome, String complaint) {
        return command.text() + "\n    " + complaint + "; it printed:\n" + outcome.output().strip().indent(6).stripTrailing();
    }
}
