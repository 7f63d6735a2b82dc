package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.gateway.Exchange;
import io.jukung.image.Image;
import io.jukung.image.ImageStore;
import io.jukung.image.Removed;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/// Images looked at, named, removed.
final class ImageRoutes {
    private final RoutesParts parts;
    private final ImageStore images;

    ImageRoutes(RoutesParts parts) {
        this.parts = parts;
        this.images = parts.images();
    }

    void register(Paths paths) {
        paths.get("/images/json", this::list);
        paths.get("/images/{name:.*}/json", exchange ->
                Answer.json(exchange, ImageView.inspect(images.get(exchange.path("name")), Versions.of(exchange), parts.facts().dataRoot())));
        paths.get("/images/{name:.*}/history", exchange -> Answer.json(exchange, ImageView.history(images.get(exchange.path("name")))));
        paths.post("/images/{name:.*}/tag", this::tag);
        paths.delete("/images/{name:.*}", this::remove);
        paths.post("/images/prune", this::prune);
    }

    private void list(Exchange exchange) {
        var filter = new ImageFilter(FilterQuery.read(exchange, ImageFilter.KNOWN), images, parts.clock().instant());
        var version = Versions.of(exchange);
        var used = parts.containers().all().stream().collect(Collectors.groupingBy(ContainerRecord::imageId, Collectors.counting()));
        boolean count = version.atLeast(1, 51);
        var all = images.list();
        var view = Wire.object().arrayNode();
        for (var image : all) {
            if (!filter.test(image)) continue;
            view.add(ImageView.item(filter.named(image), version, count ? used.getOrDefault(image.id().toString(), 0L) : -1,
                    exchange.queryBool("shared-size") ? shared(image, all) : -1));
        }
        Answer.json(exchange, view);
    }

    /// Bytes of an image's layers that another image stands on, too.
    static long shared(Image image, List<Image> all) {
        return image.layers().stream().filter(layer -> all.stream().anyMatch(other -> !other.id().equals(image.id()) && other.chain().contains(layer.chainId())))
                .mapToLong(Image.Layer::size).sum();
    }

    private void tag(Exchange exchange) {
        images.tag(exchange.path("name"), target(exchange.query("repo").orElse(""), exchange.query("tag").orElse("")));
        exchange.status(201).bytes("", new byte[0]);
    }

    static Reference target(String repository, String tag) {
        var reference = Reference.parse(repository);
        if (reference.digest().isPresent()) throw new Problem.Invalid("refusing to create a tag with a digest reference", "leave the digest out");
        return tag.isEmpty() ? reference.withDefaultTag() : tagged(reference, tag);
    }

    private static Reference tagged(Reference reference, String tag) {
        try {
            return reference.withTag(tag);
        } catch (Problem.Invalid e) {
            throw new Problem.Invalid("invalid tag format", "letters, digits, '_', '.' and '-', the first no '.' or '-'");
        }
    }

    private void remove(Exchange exchange) {
        Answer.json(exchange, shown(images.remove(exchange.path("name"), exchange.queryBool("force"))));
    }

    private static ArrayNode shown(List<Removed> removed) {
        var view = Wire.object().arrayNode();
        for (var one : removed) {
            switch (one) {
                case Removed.Untagged(var name) -> view.addObject().put("Untagged", name);
                case Removed.Deleted(var what) -> view.addObject().put("Deleted", what.toString());
            }
        }
        return view;
    }

    private void prune(Exchange exchange) {
        var filters = FilterQuery.read(exchange, "dangling", "until", "label", "label!");
        boolean danglingOnly = filters.flag("dangling").orElse(true);
        var until = FilterQuery.until(filters, parts.clock().instant());
        var used = parts.containers().all().stream().map(ContainerRecord::imageId).collect(Collectors.toSet());
        var sizes = new HashMap<Digest, Long>();
        var removed = new ArrayList<Removed>();
        for (var image : images.list()) {
            for (var layer : image.layers()) sizes.put(layer.chainId(), layer.size());
            boolean chosen = !used.contains(image.id().toString()) && (!danglingOnly || image.isDangling())
                    && FilterQuery.labels(filters, image.config().config().labels()) && until.map(image.created()::isBefore).orElse(true);
            if (chosen) removed.addAll(removed(image));
        }
        var answer = Wire.object();
        if (removed.isEmpty()) answer.putNull("ImagesDeleted");
        else answer.set("ImagesDeleted", shown(removed));
        long space = removed.stream().mapToLong(one -> one instanceof Removed.Deleted(var what) ? sizes.getOrDefault(what, 0L) : 0).sum();
        Answer.pruned(parts, "image", space);
        Answer.json(exchange, answer.put("SpaceReclaimed", space));
    }

    /// One that came into use meanwhile stays, and pruning goes on.
    private List<Removed> removed(Image image) {
        var removed = new ArrayList<Removed>();
        try {
            if (image.isDangling()) return images.remove(image.id().toString(), false);
            for (var name : image.repoTags()) removed.addAll(images.remove(name, false));
        } catch (Problem.Conflict | Problem.NotFound e) {
            return removed;
        }
        return removed;
    }
}
