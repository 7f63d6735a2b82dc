package io.jukung.cli.image;

import com.google.gson.JsonObject;
import io.jukung.cli.table.Fields;
import io.jukung.cli.table.Texts;
import io.jukung.notation.Bytes;
import io.jukung.notation.Durations;
import io.jukung.template.Row;
import io.jukung.template.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// One step in which an image was made.
record HistoryRow(JsonObject json, boolean whole, boolean human, Clock clock) implements Row {
    private static final int WIDEST = 45;

    @Override
    public Optional<Value> field(String name) { return text(name).map(Value::of); }

    private Optional<String> text(String name) {
        return switch (name) {
            case "ID" -> Optional.of(whole ? Fields.text(json, "Id") : Texts.brief(Fields.text(json, "Id")));
            case "CreatedAt" -> Optional.of(created() <= 0 ? "N/A" : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at().atZone(ZoneId.systemDefault())));
            case "CreatedSince" -> Optional.of(created() <= 0 ? "N/A" : Durations.roughly(Duration.between(at(), clock.instant())) + " ago");
            case "CreatedBy" -> Optional.of(whole ? by() : Texts.shorten(by(), WIDEST));
            case "Size" -> Optional.of(human ? Bytes.decimal(Fields.number(json, "Size"), 3) : Long.toString(Fields.number(json, "Size")));
            case "Comment" -> Optional.of(Fields.text(json, "Comment"));
            default -> Optional.empty();
        };
    }

    private String by() { return Fields.text(json, "CreatedBy").replace('\t', ' '); }

    private long created() { return Fields.number(json, "Created"); }

    private Instant at() { return Instant.ofEpochSecond(created()); }

    @Override
    public List<String> names() { return List.of("Comment", "CreatedAt", "CreatedBy", "CreatedSince", "ID", "Size"); }

    @Override
    public String rowType() { return "*image.historyContext"; }
}
