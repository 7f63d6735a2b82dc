package io.jukung.cli.system;

import com.google.gson.JsonObject;
import io.jukung.cli.table.Fields;
import io.jukung.notation.Bytes;
import io.jukung.template.Row;
import io.jukung.template.Value;
import java.util.List;
import java.util.Optional;

/// What a volume takes up, and how many containers hold on to it.
record VolumeUsage(JsonObject json) implements Row {
    @Override
    public Optional<Value> field(String name) {
        var usage = Fields.object(json, "UsageData");
        return switch (name) {
            case "Name", "Driver", "Scope", "Mountpoint" -> Optional.of(Value.of(Fields.text(json, name)));
            case "Links" -> Optional.of(Value.of(usage.isEmpty() ? "N/A" : Long.toString(Fields.number(usage, "RefCount"))));
            case "Size" -> Optional.of(Value.of(usage.isEmpty() || Fields.number(usage, "Size") < 0 ? "N/A" : Bytes.decimal(Fields.number(usage, "Size"))));
            case "Labels" -> Optional.of(Value.of(Fields.labels(json)));
            // of volumes of a cluster
            case "Availability", "Group", "Status" -> Optional.of(Value.of("N/A"));
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> names() { return List.of("Availability", "Driver", "Group", "Labels", "Links", "Mountpoint", "Name", "Scope", "Size", "Status"); }

    @Override
    public String rowType() { return "*formatter.volumeContext"; }
}
