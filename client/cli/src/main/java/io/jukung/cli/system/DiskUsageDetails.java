package io.jukung.cli.system;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.jukung.cli.container.ContainerRow;
import io.jukung.cli.image.ImageRow;
import io.jukung.cli.table.Fields;
import io.jukung.cli.table.Listing;
import io.jukung.notation.Bytes;
import io.jukung.template.Row;
import io.jukung.template.Value;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Each thing that takes up room on the disk, in four tables.
record DiskUsageDetails(JsonObject answer, Clock clock) {
    private static final Map<String, String> HEADINGS = headings();

    private static Map<String, String> headings() {
        var headings = new LinkedHashMap<String, String>();
        for (var name : List.of("Repository", "Tag", "Size", "Containers", "Command", "Status", "Names", "Links", "Image", "Shared")) headings.put(name, name.toUpperCase(java.util.Locale.ROOT));
        headings.put("CreatedSince", "CREATED");
        headings.put("RunningFor", "CREATED");
        headings.put("SharedSize", "SHARED SIZE");
        headings.put("UniqueSize", "UNIQUE SIZE");
        headings.put("LocalVolumes", "LOCAL VOLUMES");
        headings.put("Name", "VOLUME NAME");
        headings.put("CacheType", "CACHE TYPE");
        headings.put("LastUsedSince", "LAST USED");
        headings.put("UsageCount", "USAGE");
        return headings;
    }

    void print(PrintStream out) {
        out.println("Images space usage:\n");
        table(out, "IMAGE ID", images(false), "Repository", "Tag", "ID", "CreatedSince", "Size", "SharedSize", "UniqueSize", "Containers");
        out.println("\nContainers space usage:\n");
        table(out, "CONTAINER ID", containers(false), "ID", "Image", "Command", "LocalVolumes", "Size", "RunningFor", "Status", "Names");
        out.println("\nLocal Volumes space usage:\n");
        table(out, "", volumes(), "Name", "Links", "Size");
        out.println("\nBuild cache usage: " + Bytes.decimal(DiskUsage.cached(Fields.array(answer, "BuildCache"))) + "\n");
        table(out, "CACHE ID", cache(false), "ID", "CacheType", "Size", "CreatedSince", "LastUsedSince", "UsageCount", "Shared");
    }

    private static void table(PrintStream out, String id, List<? extends Row> rows, String... columns) {
        var headings = new LinkedHashMap<>(HEADINGS);
        headings.put("ID", id);
        new Listing(headings, List.of(columns)).print(out, Optional.empty(), false, rows);
    }

    /// The same as a tree of texts, which templates walk.
    JsonObject tree() {
        var tree = new JsonObject();
        tree.add("Images", array(images(true)));
        tree.add("Containers", array(containers(true)));
        tree.add("Volumes", array(volumes()));
        tree.add("BuildCache", array(cache(true)));
        return tree;
    }

    private static JsonArray array(List<? extends Row> rows) {
        var array = new JsonArray();
        for (var row : rows) {
            var object = new JsonObject();
            for (var name : row.names()) object.add(name, row.field(name).map(DiskUsageDetails::json).orElse(JsonNull.INSTANCE));
            array.add(object);
        }
        return array;
    }

    private static JsonElement json(Value value) { return value instanceof Value.Text(var text) ? new JsonPrimitive(text) : JsonNull.INSTANCE; }

    /// An image is shown once, under the first of its names.
    private List<ImageRow> images(boolean whole) {
        var rows = new ArrayList<ImageRow>();
        for (var image : Fields.array(answer, "Images")) rows.add(ImageRow.first(image.getAsJsonObject(), whole, clock));
        return rows;
    }

    /// What a container wrote itself, without the image below it.
    private List<ContainerRow> containers(boolean whole) {
        var rows = new ArrayList<ContainerRow>();
        for (var container : Fields.array(answer, "Containers")) {
            var own = container.getAsJsonObject().deepCopy();
            own.remove("SizeRootFs");
            rows.add(new ContainerRow(own, whole, clock));
        }
        return rows;
    }

    private List<VolumeUsage> volumes() {
        var rows = new ArrayList<VolumeUsage>();
        for (var volume : Fields.array(answer, "Volumes")) rows.add(new VolumeUsage(volume.getAsJsonObject()));
        return rows;
    }

    private List<CacheUsage> cache(boolean whole) {
        var rows = new ArrayList<CacheUsage>();
        for (var entry : Fields.array(answer, "BuildCache")) rows.add(new CacheUsage(entry.getAsJsonObject(), whole, clock));
        return rows;
    }
}
