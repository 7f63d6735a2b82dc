package io.jukung.cli.system;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.jukung.cli.table.Fields;
import io.jukung.notation.Bytes;
import io.jukung.template.Row;
import io.jukung.template.Value;
import java.util.List;
import java.util.Optional;

/// What one kind of things takes up on the disk.
///
/// @param free bytes that could be given back
/// @param share whether to say how much of the whole that is
record DiskUsage(String type, int total, int active, long size, long free, boolean share, String rowType) implements Row {
    static List<DiskUsage> of(JsonObject answer) {
        return List.of(images(answer), containers(Fields.array(answer, "Containers")), volumes(Fields.array(answer, "Volumes")), cache(Fields.array(answer, "BuildCache")));
    }

    private static DiskUsage images(JsonObject answer) {
        var images = Fields.array(answer, "Images");
        long layers = Fields.number(answer, "LayersSize");
        long used = 0;
        int active = 0;
        for (var image : images) {
            if (Fields.number(image, "Containers") > 0) active++;
            boolean known = Fields.number(image, "Size") != -1 && Fields.number(image, "SharedSize") != -1;
            if (Fields.number(image, "Containers") != 0 && known) used += Fields.number(image, "Size") - Fields.number(image, "SharedSize");
        }
        return new DiskUsage("Images", images.size(), active, layers, layers - used, true, "*formatter.diskUsageImagesContext");
    }

    private static DiskUsage containers(JsonArray containers) {
        long size = 0;
        long free = 0;
        int active = 0;
        for (var container : containers) {
            long own = Fields.number(container, "SizeRw");
            size += own;
            if (runs(container)) active++;
            else free += own;
        }
        return new DiskUsage("Containers", containers.size(), active, size, free, true, "*formatter.diskUsageContainersContext");
    }

    private static boolean runs(JsonElement container) {
        return switch (Fields.text(container, "State")) {
            case "running", "paused", "restarting" -> true;
            default -> false;
        };
    }

    private static DiskUsage volumes(JsonArray volumes) {
        long size = 0;
        long free = 0;
        int active = 0;
        for (var volume : volumes) {
            var usage = Fields.object(volume, "UsageData");
            long own = Math.max(0, Fields.number(usage, "Size"));
            size += own;
            if (Fields.number(usage, "RefCount") > 0) active++;
            if (Fields.number(usage, "RefCount") == 0) free += own;
        }
        return new DiskUsage("Local Volumes", volumes.size(), active, size, free, true, "*formatter.diskUsageVolumesContext");
    }

    private static DiskUsage cache(JsonArray entries) {
        long free = 0;
        int active = 0;
        for (var entry : entries) {
            boolean inUse = Fields.truth(entry, "InUse");
            if (inUse) active++;
            else if (!Fields.truth(entry, "Shared")) free += Fields.number(entry, "Size");
        }
        return new DiskUsage("Build Cache", entries.size(), active, cached(entries), free, false, "*formatter.diskUsageBuilderContext");
    }

    /// What the build cache takes up by itself: entries that images share are counted there.
    static long cached(JsonArray entries) {
        long size = 0;
        for (var entry : entries) if (!Fields.truth(entry, "Shared")) size += Fields.number(entry, "Size");
        return size;
    }

    @Override
    public Optional<Value> field(String name) {
        return switch (name) {
            case "Type" -> Optional.of(Value.of(type));
            case "TotalCount" -> Optional.of(Value.of(Integer.toString(total)));
            case "Active" -> Optional.of(Value.of(Integer.toString(active)));
            case "Size" -> Optional.of(Value.of(Bytes.decimal(size)));
            case "Reclaimable" -> Optional.of(Value.of(Bytes.decimal(free) + (share && size > 0 ? " (" + free * 100 / size + "%)" : "")));
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> names() { return List.of("Active", "Reclaimable", "Size", "TotalCount", "Type"); }
}
