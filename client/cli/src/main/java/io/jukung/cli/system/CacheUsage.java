package io.jukung.cli.system;

import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.table.Fields;
import io.jukung.cli.table.Texts;
import io.jukung.notation.Bytes;
import io.jukung.notation.Durations;
import io.jukung.notation.Timestamps;
import io.jukung.template.Row;
import io.jukung.template.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One entry of the build cache.
record CacheUsage(JsonObject json, boolean whole, Clock clock) implements Row {
    @Override
    public Optional<Value> field(String name) { return text(name).map(Value::of); }

    private Optional<String> text(String name) {
        return switch (name) {
            case "ID" -> Optional.of((whole ? Fields.text(json, "ID") : Texts.brief(Fields.text(json, "ID"))) + (Fields.truth(json, "InUse") ? "*" : ""));
            case "Parent" -> Optional.of(whole ? Fields.text(json, "Parent") : Texts.brief(Fields.text(json, "Parent")));
            case "CacheType" -> Optional.of(Fields.text(json, "Type"));
            case "Description" -> Optional.of(Fields.text(json, "Description"));
            case "Size" -> Optional.of(Bytes.decimal(Fields.number(json, "Size")));
            case "CreatedAt", "LastUsedAt" -> Optional.of(Fields.text(json, name));
            case "CreatedSince" -> Optional.of(since("CreatedAt"));
            case "LastUsedSince" -> Optional.of(since("LastUsedAt"));
            case "UsageCount" -> Optional.of(Long.toString(Fields.number(json, "UsageCount")));
            case "InUse", "Shared" -> Optional.of(Boolean.toString(Fields.truth(json, name)));
            default -> Optional.empty();
        };
    }

    private String since(String key) {
        try {
            var text = Fields.text(json, key);
            return text.isEmpty() ? "" : Durations.roughly(Duration.between(Timestamps.parse(text), clock.instant())) + " ago";
        } catch (Problem.Invalid e) {
            return "";
        }
    }

    @Override
    public List<String> names() {
        return List.of("CacheType", "CreatedAt", "CreatedSince", "Description", "ID", "InUse", "LastUsedAt", "LastUsedSince", "Parent", "Shared", "Size", "UsageCount");
    }

    @Override
    public String rowType() { return "*formatter.buildCacheContext"; }
}
