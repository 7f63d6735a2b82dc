package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.notation.Bytes;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Checks the options of log drivers, in Docker's words: their names when a container is made, their values when it starts.
final class LogOptions {
    private static final Set<String> JSON_FILE = Set.of("max-file", "max-size", "compress", "labels", "labels-regex", "env", "env-regex", "tag", "mode", "max-buffer-size");
    private static final Set<String> LOCAL = Set.of("max-file", "max-size", "compress", "mode", "max-buffer-size");
    private static final Set<String> TRUTHS = Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

    private LogOptions() {}

    static void names(JsonNode logConfig) {
        var driver = logConfig.path("Type").asString("");
        var options = logConfig.path("Config");
        mode(options);
        for (var name : options.propertyNames()) {
            if ((driver.isEmpty() || driver.equals("json-file")) && !JSON_FILE.contains(name)) throw new Problem.Invalid("unknown log opt '" + name + "' for json-file log driver", known(JSON_FILE));
            if (driver.equals("local") && !LOCAL.contains(name)) throw new Problem.Invalid("unknown log opt '" + name + "' for log driver local", known(LOCAL));
        }
    }

    private static String known(Set<String> options) {
        return "use one of " + String.join(", ", new java.util.TreeSet<>(options));
    }

    private static void mode(JsonNode options) {
        var mode = options.path("mode").asString("");
        if (!Set.of("", "blocking", "non-blocking").contains(mode)) throw new Problem.Invalid("logger: logging mode not supported: " + mode, "use blocking or non-blocking");
        var buffer = options.path("max-buffer-size").asString("");
        if (buffer.isEmpty()) return;
        if (!mode.equals("non-blocking")) throw new Problem.Invalid("logger: max-buffer-size option is only supported with 'mode=non-blocking'", "add --log-opt mode=non-blocking");
        if (!size(buffer)) throw new Problem.Invalid("error parsing option max-buffer-size: invalid size: '" + buffer + "'");
    }

    /// Docker makes the driver at the start, and finds out only then.
    static void values(ContainerRecord record) {
        var options = record.hostConfig().path("LogConfig").path("Config");
        if (options.isEmpty()) return;
        var size = options.path("max-size").asString("");
        if (!size.isEmpty() && !size.startsWith("-") && !size(size)) throw refused("invalid size: '" + size + "'", "write a size such as 10m, or -1 to keep all");
        var files = options.path("max-file").asString("");
        if (!files.isEmpty() && !files.matches("[+-]?\\d{1,9}")) throw refused("strconv.Atoi: parsing \"" + files + "\": invalid syntax", "write a number");
        if (!files.isEmpty() && Integer.parseInt(files) < 1) throw refused("max-file cannot be less than 1", "keep at least one file");
        var compress = options.path("compress").asString("");
        if (!compress.isEmpty() && !TRUTHS.contains(compress)) throw refused("strconv.ParseBool: parsing \"" + compress + "\": invalid syntax", "use true or false");
    }

    private static Problem refused(String reason, String remedy) {
        return new Problem.Internal("failed to create task for container: failed to initialize logging driver: " + reason, remedy + ": create the container anew");
    }

    private static boolean size(String text) {
        try {
            return Bytes.parse(text) >= 0;
        } catch (Problem.Invalid e) {
            return false;
        }
    }
}
