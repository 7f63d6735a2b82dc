package io.jukung.cli.image;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jukung.cli.command.Failure;
import io.jukung.cli.table.Fields;
import io.jukung.notation.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Prints a stream of progress: on a terminal one line per layer, redrawn in place; into a pipe plain lines without bars.
public final class ProgressPrinter {
    private static final int BAR = 50;

    private final PrintStream out;
    private final boolean quiet;
    private final boolean terminal;
    private final Map<String, Integer> lines = new HashMap<>();

    public ProgressPrinter(PrintStream out, boolean quiet, boolean terminal) {
        this.out = out;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    /// Reads to the end.
    /// @throws Failure if the stream tells of an error
    public void print(InputStream stream) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) message(JsonParser.parseString(line).getAsJsonObject());
        }
        out.flush();
    }

    private void message(JsonObject json) {
        var error = Fields.text(Fields.object(json, "errorDetail"), "message");
        if (error.isEmpty()) error = Fields.text(json, "error");
        if (!error.isEmpty()) throw new Failure(error, 1);
        if (quiet) return;
        if (terminal) drawn(json);
        else plain(json);
    }

    private void plain(JsonObject json) {
        if (!bar(json).isEmpty()) return;
        var stream = Fields.text(json, "stream");
        if (!stream.isEmpty()) out.print(stream);
        else out.println(named(json) + Fields.text(json, "status"));
    }

    private void drawn(JsonObject json) {
        var id = Fields.text(json, "id");
        if (id.isEmpty() || !json.has("progressDetail")) {
            lines.clear();
            plain(json);
            return;
        }
        var line = lines.get(id);
        if (line == null) {
            line = lines.size();
            lines.put(id, line);
            out.print("\n");
        }
        int up = lines.size() - line;
        out.print("\u001b[" + up + "A\u001b[2K\r" + named(json) + Fields.text(json, "status") + " " + bar(json) + "\r\u001b[" + up + "B");
        out.flush();
    }

    private static String named(JsonObject json) {
        var id = Fields.text(json, "id");
        return id.isEmpty() ? "" : id + ": ";
    }

    private static String bar(JsonObject json) {
        var detail = Fields.object(json, "progressDetail");
        long current = Fields.number(detail, "current");
        long total = Fields.number(detail, "total");
        if (current <= 0 && total <= 0) return "";
        if (total <= 0 || current > total) return "%8s".formatted(Bytes.decimal(current));
        int filled = (int) Math.min(BAR, current * BAR / total);
        return "[" + "=".repeat(filled) + ">" + " ".repeat(BAR - filled) + "] " + "%8s".formatted(Bytes.decimal(current)) + "/" + Bytes.decimal(total);
    }
}
