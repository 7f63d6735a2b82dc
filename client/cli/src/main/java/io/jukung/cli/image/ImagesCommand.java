package io.jukung.cli.image;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Kind;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.FilterQuery;
import io.jukung.cli.table.Listing;
import io.jukung.remote.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `jukung images`: the images that are here, a line for each name.
public final class ImagesCommand implements Command {
    private static final Flag<Boolean> ALL = Flag.bool("all", 'a', "Also those only other images stand on");
    private static final Flag<Boolean> DIGESTS = Flag.bool("digests", "Show the digests of their manifests");
    private static final Flag<List<String>> FILTER = Flag.many("filter", 'f', Kind.FILTER, "Only those that fit, such as dangling=true");
    private static final Flag<String> FORMAT = Flag.text("format", "How to print: 'table', 'table TEMPLATE', 'json' or a TEMPLATE");
    private static final Flag<Boolean> WHOLE = Flag.bool("no-trunc", "Shorten nothing");
    private static final Flag<Boolean> QUIET = Flag.bool("quiet", 'q', "Print IDs only");

    private static Map<String, String> headings() {
        return Map.ofEntries(Map.entry("ID", "IMAGE ID"), Map.entry("Repository", "REPOSITORY"), Map.entry("Tag", "TAG"),
                Map.entry("Digest", "DIGEST"), Map.entry("CreatedSince", "CREATED"), Map.entry("CreatedAt", "CREATED AT"),
                Map.entry("Size", "SIZE"), Map.entry("Containers", "CONTAINERS"), Map.entry("VirtualSize", "SIZE"),
                Map.entry("SharedSize", "SHARED SIZE"), Map.entry("UniqueSize", "UNIQUE SIZE"));
    }

    @Override
    public Spec spec() {
        return Spec.of("List images", Args.optional("[REPOSITORY[:TAG]]"), ALL, DIGESTS, FILTER, FORMAT, WHOLE, QUIET)
                .aliases("image ls", "image list", "images");
    }

    @Override
    public int run(Invocation call) {
        var format = call.text(FORMAT);
        boolean digests = call.is(DIGESTS) || format.isPresent() && (format.get().contains(".Digest") || format.get().equals("json"));
        var filters = new ArrayList<>(call.all(FILTER));
        if (!call.words().isEmpty()) filters.add("reference=" + call.words().getFirst());
        var request = FilterQuery.add(Call.get("/images/json").query("all", call.is(ALL)), filters);
        var rows = new ArrayList<ImageRow>();
        for (var image : call.client().json(request).getAsJsonArray()) {
            rows.addAll(ImageRow.of(image.getAsJsonObject(), digests, call.is(WHOLE), call.console().clock()));
        }
        var usual = call.is(DIGESTS) ? List.of("Repository", "Tag", "Digest", "ID", "CreatedSince", "Size") : List.of("Repository", "Tag", "ID", "CreatedSince", "Size");
        new Listing(headings(), usual).print(call.console().out(), format, call.is(QUIET), rows);
        return 0;
    }
}
