package io.jukung.cli.container;

import com.google.gson.JsonObject;
import io.jukung.cli.table.Fields;
import java.util.List;

/// Reads from the state that every engine shows what became of a container, for engines that do not say more.
final class StateReader {
    private static final int SIGNALLED = 128;

    private final String name;
    private final JsonObject state;
    private final JsonObject config;

    StateReader(String name, JsonObject container) {
        this.name = name;
        this.state = Fields.object(container, "State");
        this.config = Fields.object(container, "Config");
    }

    Finding finding() {
        return switch (Fields.text(state, "Status")) {
            case "running" -> running();
            case "paused" -> new Finding(name + " is paused: its processes are there, but get no time", List.of("jukung unpause " + name));
            case "restarting" -> new Finding(name + " ended with code " + code() + " and is about to be started again", List.of("jukung logs --tail 20 " + name));
            case "created" -> created();
            case "removing" -> new Finding(name + " is being removed", List.of());
            case "dead" -> new Finding(name + " could not be removed wholly" + error(), List.of("jukung rm -f " + name));
            default -> ended();
        };
    }

    private Finding running() {
        var health = Fields.text(Fields.object(state, "Health"), "Status");
        if (!health.equals("unhealthy")) return new Finding(name + " is running" + (health.isEmpty() ? "" : ", and its health is: " + health), List.of());
        return new Finding(name + " is running, but its health check fails", List.of("jukung inspect -f '{{json .State.Health.Log}}' " + name));
    }

    private Finding created() {
        if (error().isEmpty()) return new Finding(name + " was created and never started", List.of("jukung start " + name));
        return new Finding(name + " could not be started" + error(), List.of("mend what the message names, then: jukung start " + name));
    }

    private Finding ended() {
        var logs = "jukung logs --tail 20 " + name;
        if (Fields.truth(state, "OOMKilled")) {
            return new Finding(name + " was killed by the kernel because it needed more memory than it may use", List.of("run it with a higher limit: -m", logs));
        }
        long code = code();
        if (!error().isEmpty() && code >= 125 && code <= SIGNALLED) return new Finding(name + " could not be started (" + code + ")" + error(), List.of(commandHint()));
        return new Finding(name + " " + meaning(code), code == 0 ? List.of() : tries(code, logs));
    }

    private static String meaning(long code) {
        return switch ((int) code) {
            case 0 -> "ended by itself, and its program says that all went well (0)";
            case 125 -> "never ran: the engine could not start it (125)";
            case 126 -> "could not run its command: the file is there, but is no program it may run (126)";
            case 127 -> "could not run its command: there is no program of that name in it (127)";
            case 130 -> "was interrupted, as by ctrl-c (130)";
            case 134 -> "gave up by itself: its program called abort (134)";
            case 137 -> "was killed (137): by 'kill', by 'stop' after it had not ended in time, or for want of memory";
            case 139 -> "crashed: its program touched memory that is not its own (139)";
            case 141 -> "ended because nobody read what it wrote (141)";
            case 143 -> "was asked to end, as 'stop' does, and did (143)";
            default -> code > SIGNALLED && code < SIGNALLED + 65 ? "was ended by signal " + (code - SIGNALLED) + " (" + code + ")"
                    : "ended with code " + code + ", by which its own program says that something went wrong";
        };
    }

    private List<String> tries(long code, String logs) {
        return switch ((int) code) {
            case 126, 127 -> List.of(commandHint(), logs);
            case 137 -> List.of("if 'stop' took its full time, let the program handle " + signal() + ", or give it more time: jukung stop -t 60 " + name, logs);
            case 130, 143 -> List.of("jukung start " + name);
            default -> List.of(logs);
        };
    }

    private String commandHint() {
        var command = new StringBuilder();
        for (var key : List.of("Entrypoint", "Cmd")) {
            for (var word : Fields.array(config, key)) command.append(command.isEmpty() ? "" : " ").append(word.getAsString());
        }
        return "look at the command it was given: " + command;
    }

    private String signal() {
        var signal = Fields.text(config, "StopSignal");
        return signal.isEmpty() ? "SIGTERM" : signal;
    }

    private long code() { return Fields.number(state, "ExitCode"); }

    private String error() {
        var error = Fields.text(state, "Error");
        return error.isEmpty() ? "" : ": " + error;
    }
}
