package io.jukung.routes;

import io.jukung.api.ApiVersion;
import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.image.Image;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What takes up space on disk.
final class DiskView {
    private static final List<String> TYPES = List.of("container", "image", "volume", "build-cache");

    private final RoutesParts parts;
    private final ContainerView containerView;

    DiskView(RoutesParts parts) {
        this.parts = parts;
        this.containerView = new ContainerView(parts.containers(), parts.images(), parts.sandboxes());
    }

    /// @param types what is asked for; nothing means all
    ObjectNode json(List<String> types, ApiVersion version, boolean verbose) throws IOException {
        for (var type : types) {
            if (!TYPES.contains(type)) throw new Problem.Invalid("unknown object type: " + type, "use one of " + String.join(", ", TYPES));
        }
        var view = Wire.object();
        if (asks(types, "image")) images(view, version, verbose);
        if (asks(types, "container")) containers(view, version, verbose);
        if (asks(types, "volume")) nothing(view, "Volumes", "VolumeUsage", version);
        if (asks(types, "build-cache")) nothing(view, "BuildCache", "BuildCacheUsage", version);
        return view;
    }

    private static boolean asks(List<String> types, String type) {
        return types.isEmpty() || types.contains(type);
    }

    private void images(ObjectNode view, ApiVersion version, boolean verbose) {
        var all = parts.images().list();
        var used = parts.containers().all().stream().collect(Collectors.groupingBy(ContainerRecord::imageId, Collectors.counting()));
        var layers = new HashMap<String, Long>();
        var needed = new HashSet<String>();
        var items = view.arrayNode();
        for (var image : all) {
            long containers = used.getOrDefault(image.id().toString(), 0L);
            for (Image.Layer layer : image.layers()) {
                layers.put(layer.chainId().toString(), layer.size());
                if (containers > 0) needed.add(layer.chainId().toString());
            }
            items.add(ImageView.item(image, version, containers, ImageRoutes.shared(image, all)));
        }
        long total = layers.values().stream().mapToLong(Long::longValue).sum();
        long kept = layers.entrySet().stream().filter(e -> needed.contains(e.getKey())).mapToLong(e -> e.getValue()).sum();
        view.put("LayersSize", total).set("Images", items);
        int active = (int) all.stream().filter(image -> used.containsKey(image.id().toString())).count();
        if (version.atLeast(1, 52)) usage(view, "ImageUsage", active, all.size(), total - kept, total, items, verbose);
    }

    private void containers(ObjectNode view, ApiVersion version, boolean verbose) throws IOException {
        var items = view.putArray("Containers");
        long total = 0;
        long reclaimable = 0;
        int active = 0;
        var all = parts.containers().all();
        for (var container : all) {
            items.add(containerView.item(container, version, parts.clock().instant(), true));
            long size = parts.containers().size(container);
            total += size;
            if (container.state().alive()) active++;
            else reclaimable += size;
        }
        if (version.atLeast(1, 52)) usage(view, "ContainerUsage", active, all.size(), reclaimable, total, items, verbose);
    }

    private static void nothing(ObjectNode view, String name, String usage, ApiVersion version) {
        var items = view.putArray(name);
        if (version.atLeast(1, 52)) usage(view, usage, 0, 0, 0, 0, items, false);
    }

    /// The sums, as from 1.52 on; the lists stay beside them for older clients.
    private static void usage(ObjectNode view, String name, int active, int count, long reclaimable, long total, ArrayNode items, boolean verbose) {
        var usage = view.putObject(name);
        if (active > 0) usage.put("ActiveCount", active);
        if (count > 0) usage.put("TotalCount", count);
        if (reclaimable > 0) usage.put("Reclaimable", reclaimable);
        if (total > 0) usage.put("TotalSize", total);
        if (verbose) usage.set("Items", items);
    }
}
