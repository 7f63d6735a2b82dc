package io.jukung.cli.system;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.jukung.base.Problem;
import io.jukung.cli.command.Failure;
import io.jukung.cli.table.Fields;
import io.jukung.template.Names;
import io.jukung.template.Template;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How an event becomes a line: Docker's own form, or a template's.
final class EventFormat {
    private static final int BAD_TEMPLATE = 64;
    private static final Map<String, String> LOWER = Map.of("Status", "status", "ID", "id", "From", "from", "Scope", "scope", "Time", "time", "TimeNano", "timeNano");
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX ", Locale.ROOT);

    private final Optional<Template> template;

    /// @throws Failure if the format is no template, or names what no event has
    EventFormat(String format) {
        if (format.isEmpty()) {
            template = Optional.empty();
            return;
        }
        try {
            var parsed = Template.parse(format.equals("json") ? "{{json .}}" : format);
            parsed.render(new JsonObject(), NAMES);
            template = Optional.of(parsed);
        } catch (Problem.Invalid e) {
            throw new Failure("Error parsing format: " + e.message().replaceFirst("^template parsing error: ", ""), BAD_TEMPLATE);
        }
    }

    String line(JsonObject event) { return template.map(t -> t.render(event, NAMES)).orElseGet(() -> plain(event)); }

    private static String plain(JsonObject event) {
        var actor = Fields.object(event, "Actor");
        var line = new StringBuilder(time(event)).append(Fields.text(event, "Type")).append(' ').append(Fields.text(event, "Action"))
                .append(' ').append(Fields.text(actor, "ID"));
        var attributes = new TreeMap<String, String>();
        for (var entry : Fields.object(actor, "Attributes").entrySet()) attributes.put(entry.getKey(), entry.getValue().getAsString());
        var gap = " (";
        for (var entry : attributes.entrySet()) {
            line.append(gap).append(entry.getKey()).append('=').append(entry.getValue());
            gap = ", ";
        }
        return attributes.isEmpty() ? line.toString() : line.append(')').toString();
    }

    private static String time(JsonObject event) {
        long nanos = Fields.number(event, "timeNano");
        long seconds = Fields.number(event, "time");
        if (nanos == 0 && seconds == 0) return "";
        var at = nanos == 0 ? Instant.ofEpochSecond(seconds) : Instant.ofEpochSecond(0, nanos);
        return AT.format(at.atZone(ZoneId.systemDefault()));
    }

    /// An event's fields by their names in Go; what an engine left out is empty or zero.
    private static final Names NAMES = new Names() {
        @Override
        public Optional<JsonElement> find(JsonObject object, String path, String field) {
            if (path.equals("Actor.Attributes")) return Optional.empty();
            if (path.equals("Actor")) return field.equals("ID") ? text("") : field.equals("Attributes") ? Optional.of(new JsonObject()) : Optional.empty();
            if (field.equals("Actor")) return Optional.of(new JsonObject());
            if (field.equals("Type") || field.equals("Action")) return text("");
            var key = LOWER.get(field);
            if (key == null) return Optional.empty();
            if (object.has(key)) return Optional.of(object.get(key));
            return field.startsWith("Time") ? Optional.of(new JsonPrimitive(0)) : text("");
        }

        @Override
        public Absence absence(String path) {
            if (path.equals("Actor.Attributes")) return new Absence.NoValue();
            return new Absence.NoField(path.isEmpty() ? "*events.Message" : "events.Actor");
        }
    };

    private static Optional<JsonElement> text(String text) { return Optional.of(new JsonPrimitive(text)); }
}
