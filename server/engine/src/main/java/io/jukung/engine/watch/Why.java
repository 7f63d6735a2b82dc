package io.jukung.engine.watch;

import io.jukung.engine.Cause;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.LastRun;
import io.jukung.engine.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Why a container stands where it stands, for people: the cause in a word, in a sentence, and what to try next, in the
/// words and with the names the user would type.
public record Why(String cause, String sentence, List<String> tries) {
    private static final int KILL = 9;

    public Why {
        tries = List.copyOf(tries);
    }

    public static Why of(ContainerRecord container) {
        var name = container.name();
        return switch (container.state()) {
            case ContainerState.Running(_, var since) -> new Why("running", name + " has been running since " + since + ".", List.of());
            case ContainerState.Paused _ -> new Why("paused", name + " is paused: its processes stand still.", List.of("jukung unpause " + name));
            case ContainerState.Removing() -> new Why("removing", name + " is being removed.", List.of("jukung rm -f " + name));
            case ContainerState.Dead(var reason) -> new Why("dead", name + " could not be removed: " + reason + ".", List.of("jukung rm -f " + name));
            case ContainerState.Restarting(var attempt, var next) -> again(container, attempt, next.toString());
            case ContainerState.Created(), ContainerState.Exited(_, _, _) -> over(container);
        };
    }

    private static Why again(ContainerRecord container, int attempt, String next) {
        var ended = over(container);
        var tries = new ArrayList<>(ended.tries());
        tries.removeIf(line -> line.startsWith("jukung start "));
        tries.add("jukung stop " + container.name() + " ends the restarts");
        return new Why("restarting", ended.sentence() + " Its policy starts it again (attempt " + attempt + ", at " + next + ").", tries);
    }

    private static Why over(ContainerRecord container) {
        var cause = container.lastRun().cause();
        if (cause.isPresent()) return new Why(cause.get().word(), sentence(container, cause.get()) + earlier(container.lastRun(), cause.get()), Advice.after(container, cause.get()));
        if (container.generation() == 0) {
            return new Why("never-started", container.name() + " was created and has never been started.", List.of("jukung start " + container.name()));
        }
        var run = container.lastRun();
        if (!run.error().isEmpty()) return new Why("start-failed", container.name() + " could not be started: " + run.error() + ".", List.of("jukung start " + container.name()));
        return new Why("exited", container.name() + " ended with code " + run.exitCode() + ": " + ExitMeaning.of(run.exitCode()) + ".", Advice.look(container));
    }

    /// The kernel may have ended a child, and the first process gone on for good.
    private static String earlier(LastRun run, Cause cause) {
        return run.outOfMemory() && !(cause instanceof Cause.OutOfMemory) ? " While it ran, it was short of memory, and the kernel ended a process of it." : "";
    }

    private static String sentence(ContainerRecord container, Cause cause) {
        var name = container.name();
        return switch (cause) {
            case Cause.Exited(var code) -> name + " ended by itself" + lasted(container.lastRun()) + " with code " + code + ": " + ExitMeaning.of(code) + ".";
            case Cause.Signalled(var signal) -> name + " was ended by a signal" + lasted(container.lastRun()) + " (code " + (128 + signal) + "): " + ExitMeaning.signal(signal)
                    + ". " + sender(signal);
            case Cause.Unclear(var signal) -> name + " ended" + lasted(container.lastRun()) + " with code " + (128 + signal) + ". This engine sent no signal, and nobody saw whether there was one: either "
                    + ExitMeaning.signal(signal) + ", or the command chose this code itself.";
            case Cause.Killed(var signal, var code) -> name + " was killed: 'jukung kill' or another client sent " + new Signal(signal).name() + ", and it ended with code " + code + ".";
            case Cause.Stopped(var signal, var code) -> name + " was stopped: 'jukung stop' or another client asked it to end with "
                    + new Signal(signal).name() + ", and it did, with code " + code + ".";
            case Cause.Forced(var seconds) -> name + " was asked to stop, did not end within " + seconds + " s, and was killed with SIGKILL (code 137).";
            case Cause.OutOfMemory(var limit, var code, var process) -> memory(name, limit, code, process.orElse("a process of it"));
            case Cause.Lost() -> name + " was gone when the engine looked for it again: its supervisor had ended, and nobody saw how the container ended.";
            case Cause.HostRestarted() -> name + " ended with its host, which has been restarted or lost its power since.";
            case Cause.Refused(var reason, var subject, _) -> Advice.refused(container, reason, subject);
        };
    }

    private static String sender(int signal) {
        return ExitMeaning.ownFault(signal) ? "Nobody has to have sent it: the kernel answers such a mistake with it."
                : "It was not this engine's, and the kernel was not out of memory: something outside the engine sent it, such as another program of this host"
                        + (signal == KILL ? "." : ", or the container's own processes.");
    }

    private static String memory(String name, long limit, int code, String process) {
        var why = limit > 0 ? "it reached its limit of " + mebibytes(limit) : "the host ran out of memory";
        var end = code == 137 ? " (code 137)." : "; then the container ended with code " + code + ".";
        return name + " ran out of memory: " + why + ", and the kernel ended " + process + end;
    }

    private static String mebibytes(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    private static String lasted(LastRun run) {
        if (run.startedAt().isEmpty() || run.finishedAt().isEmpty()) return "";
        var time = Duration.between(run.startedAt().get(), run.finishedAt().get());
        return time.toSeconds() < 1 ? " within a second" : " after " + time.toSeconds() + " s";
    }
}
