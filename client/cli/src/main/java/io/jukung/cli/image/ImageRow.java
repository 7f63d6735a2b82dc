package io.jukung.cli.image;

import com.google.gson.JsonObject;
import io.jukung.cli.table.Texts;
import io.jukung.cli.table.Fields;
import io.jukung.notation.Bytes;
import io.jukung.notation.Durations;
import io.jukung.notation.Timestamps;
import io.jukung.template.Row;
import io.jukung.template.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line in the list of images: an image under one of its names.
///
/// @param counted whether it says what the image shares with others and how many containers use it, where the engine counted that
public record ImageRow(JsonObject json, String repository, String tag, String digest, boolean counted, boolean whole, Clock clock) implements Row {
    private static final String NONE = "<none>";
    private static final List<String> NAMES = List.of("Containers", "CreatedAt", "CreatedSince", "Digest", "ID", "Repository", "SharedSize",
            "Size", "Tag", "UniqueSize", "VirtualSize");

    /// A single row: under the first of its names, if it has one.
    public static ImageRow first(JsonObject image, boolean whole, Clock clock) {
        var row = of(image, false, whole, clock).getFirst();
        boolean named = !Fields.array(image, "RepoTags").isEmpty();
        return new ImageRow(image, named ? row.repository : NONE, named ? row.tag : NONE, "", true, whole, clock);
    }

    /// A row for every name the image has, or one without any.
    static List<ImageRow> of(JsonObject image, boolean digests, boolean whole, Clock clock) {
        var rows = new ArrayList<ImageRow>();
        for (var element : Fields.array(image, "RepoTags")) {
            var name = element.getAsString();
            int colon = name.lastIndexOf(':');
            if (name.equals("<none>:<none>")) continue;
            var repository = name.substring(0, colon);
            rows.add(new ImageRow(image, repository, name.substring(colon + 1), digests ? digest(image, repository) : NONE, false, whole, clock));
        }
        if (!rows.isEmpty()) return rows;
        for (var element : Fields.array(image, "RepoDigests")) {
            var name = element.getAsString();
            int at = name.indexOf('@');
            if (at < 0 || name.startsWith(NONE)) continue;
            rows.add(new ImageRow(image, name.substring(0, at), NONE, digests ? name.substring(at + 1) : NONE, false, whole, clock));
            if (!digests) break;
        }
        if (rows.isEmpty()) rows.add(new ImageRow(image, NONE, NONE, NONE, false, whole, clock));
        return rows;
    }

    private static String digest(JsonObject image, String repository) {
        for (var element : Fields.array(image, "RepoDigests")) {
            var name = element.getAsString();
            if (name.startsWith(repository + "@")) return name.substring(repository.length() + 1);
        }
        return NONE;
    }

    @Override
    public Optional<Value> field(String name) {
        return switch (name) {
            case "ID" -> text(whole ? Fields.text(json, "Id") : Texts.brief(Fields.text(json, "Id")));
            case "Repository" -> text(repository);
            case "Tag" -> text(tag);
            case "Digest" -> text(digest);
            case "CreatedSince" -> text(Fields.number(json, "Created") <= 0 ? "N/A" : Durations.roughly(Duration.between(created(), clock.instant())) + " ago");
            case "CreatedAt" -> text(Timestamps.spoken(created(), ZoneId.systemDefault()));
            case "Size" -> text(Bytes.decimal(Fields.number(json, "Size"), 3));
            case "VirtualSize" -> text(Bytes.decimal(Fields.number(json, "Size")));
            case "SharedSize" -> text(known("SharedSize") ? Bytes.decimal(Fields.number(json, "SharedSize")) : "N/A");
            case "UniqueSize" -> text(known("SharedSize") ? Bytes.decimal(Fields.number(json, "Size") - Fields.number(json, "SharedSize")) : "N/A");
            case "Containers" -> text(known("Containers") ? Long.toString(Fields.number(json, "Containers")) : "N/A");
            default -> Optional.empty();
        };
    }

    /// Engines say -1, or nothing, where they did not count.
    private boolean known(String key) { return counted && json.has(key) && Fields.number(json, key) >= 0; }

    private static Optional<Value> text(String text) { return Optional.of(Value.of(text)); }

    private Instant created() { return Instant.ofEpochSecond(Fields.number(json, "Created")); }

    @Override
    public List<String> names() { return NAMES; }

    @Override
    public String rowType() { return "*formatter.imageContext"; }
}
