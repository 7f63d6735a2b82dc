package io.jukung.runtime.conmon;

import io.jukung.runtime.RuntimeFailure;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says in Docker's words what a runtime said in its own: clients read the exit code out of the sentence.
final class FailureText {
    private static final String CREATE = "failed to create task for container: failed to create shim task: OCI runtime create failed: "
            + "runc create failed: unable to start container process: error during container init: ";
    private static final String EXEC = "OCI runtime exec failed: exec failed: unable to start container process: ";
    private static final String MOUNT_HINT = ": Are you trying to mount a directory onto a file (or vice-versa)? "
            + "Check if the specified host path exists and is the expected type";
    private static final Pattern NOT_FOUND = Pattern.compile("executable file [`'\"](.*?)['`\"] not found");
    private static final Pattern NO_INTERPRETER = Pattern.compile("exec container process(?: \\(.*?\\))? `(.*?)`: (.*)");
    private static final Pattern CHDIR = Pattern.compile("chdir(?: to)? `?(.*?)`?: (.*)");
    private static final Pattern LOGGED = Pattern.compile("msg=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private FailureText() {}

    static RuntimeFailure create(String raw, String command) {
        var detail = detail(raw, command);
        var known = detail.startsWith("unable to start container process: ") ? CREATE.substring(0, CREATE.indexOf("unable")) : CREATE;
        return failure(known + detail, raw);
    }

    static RuntimeFailure exec(String raw, String command) {
        var detail = detail(raw, command);
        return failure(EXEC + detail.replaceFirst("^unable to start container process: ", ""), raw);
    }

    static RuntimeFailure other(String operation, String id, String raw) {
        return new RuntimeFailure("cannot " + operation + " container " + id + ": " + plain(raw), 128, raw);
    }

    private static RuntimeFailure failure(String message, String raw) {
        var hint = message.contains("not a directory") && message.contains("mount") && !message.endsWith(MOUNT_HINT) ? MOUNT_HINT : "";
        return new RuntimeFailure(message + hint, exitCode(message), raw);
    }

    private static int exitCode(String message) {
        if (message.contains("executable file not found") || message.contains("no such file or directory") || message.contains("not a directory")) return 127;
        return message.contains("permission denied") || message.contains("is a directory") || message.contains("exec format error") ? 126 : 128;
    }

    private static String detail(String raw, String command) {
        var text = plain(raw);
        var missing = NOT_FOUND.matcher(text);
        if (missing.find()) {
            var name = missing.group(1);
            return name.contains("/") ? "exec: \"" + name + "\": stat " + name + ": no such file or directory"
                    : "exec: \"" + name + "\": executable file not found in $PATH";
        }
        var interpreter = NO_INTERPRETER.matcher(text);
        if (interpreter.find()) return "exec " + interpreter.group(1) + ": " + lower(interpreter.group(2));
        if (text.contains("open executable: ")) return unopened(text, command);
        var folder = CHDIR.matcher(text);
        if (folder.find()) return "chdir to cwd (\"" + folder.group(1) + "\") set in config.json failed: " + lower(folder.group(2));
        return lastWordsLower(text);
    }

    /// A name without a slash is looked for along the path, which passes over what cannot be run.
    private static String unopened(String text, String command) {
        var exec = "exec: \"" + command + "\": ";
        if (!command.contains("/")) return exec + "executable file not found in $PATH";
        if (text.contains("Permission denied")) return exec + "permission denied";
        if (text.contains("Not a directory")) return exec + "stat " + command + ": not a directory" + MOUNT_HINT;
        return text.contains("Operation not permitted") || text.contains("Is a directory") ? exec + "is a directory: permission denied" : lastWordsLower(text);
    }

    /// A runtime's message without the dress of its log.
    private static String plain(String raw) {
        var match = LOGGED.matcher(raw);
        Optional<String> message = Optional.empty();
        while (match.find()) message = Optional.of(match.group(1));
        var text = message.orElse(raw).replace("\\\"", "\"").strip();
        return text.replaceFirst("^runc (create|run|exec) failed: ", "");
    }

    /// The C library begins its reasons with a capital, Go does not: `: Not a directory` becomes `: not a directory`.
    private static String lastWordsLower(String text) {
        var at = text.lastIndexOf(": ");
        return at < 0 ? text : text.substring(0, at + 2) + lower(text.substring(at + 2));
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
