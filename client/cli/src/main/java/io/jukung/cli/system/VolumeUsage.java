package io.jukung.cli.system;

import com.google.gson.JsonObject;
import io.jukung.cli.table.Fields;
import io.jukung.notation.Bytes;
import io.jukung.template.Row;
import io.jukung.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What a volume takes up, and how many containers hold on to it.
record VolumeUsage(JsonObject json) implements Row {
    @Override
    public Optional<Value> field(String name) {
        var usage = Fields.object(json, "UsageData");
        return switch (name) {
            case "Name", "Driver", "Scope", "Mountpoint" -> Optional.of(Value.of(Fields.text(json, name)));
            case "Links" -> Optional.of(Value.of(usage.isEmpty() ? "N/A" : Long.toString(Fields.number(usage, "RefCount"))));
            case "Size" -> Optional.of(Value.of(usage.isEmpty() || Fields.number(usage, "Size") < 0 ? "N/A" : Bytes.decimal(Fields.number(usage, "Size"))));
            case "Labels" -> Optional.of(Value.of(labels()));
            // of volumes of a cluster
            case "Availability", "Group", "Status" -> Optional.of(Value.of("N/A"));
            default -> Optional.empty();
        };
    }

    private String labels() {
        var labels = new TreeMap<String, String>();
        for (var entry : Fields.object(json, "Labels").entrySet()) labels.put(entry.getKey(), entry.getValue().getAsString());
        var joined = new ArrayList<String>(labels.size());
        for (var entry : labels.entrySet()) joined.add(entry.getKey() + "=" + entry.getValue());
        return String.join(",", joined);
    }

    @Override
    public List<String> names() { return List.of("Availability", "Driver", "Group", "Labels", "Links", "Mountpoint", "Name", "Scope", "Size", "Status"); }

    @Override
    public String rowType() { return "*formatter.volumeContext"; }
}
