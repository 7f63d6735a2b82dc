package io.jukung.cli.system;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Listing;
import io.jukung.template.Names;
import io.jukung.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `jukung system df`: what takes up room on the disk, and how much of it could be given back.
public final class DiskUsageCommand implements Command {
    private static final Flag<String> FORMAT = Flag.text("format", "How to print: 'table', 'table TEMPLATE', 'json' or a TEMPLATE");
    private static final Flag<Boolean> VERBOSE = Flag.bool("verbose", 'v', "Show each image, container and volume");

    private static final Map<String, String> HEADINGS = Map.of("Type", "TYPE", "TotalCount", "TOTAL", "Active", "ACTIVE", "Size", "SIZE", "Reclaimable", "RECLAIMABLE");
    private static final List<String> USUAL = List.of("Type", "TotalCount", "Active", "Size", "Reclaimable");

    @Override
    public Spec spec() { return Spec.of("Show what takes up room on the disk", Args.none(), FORMAT, VERBOSE).aliases("system df"); }

    @Override
    public int run(Invocation call) {
        var answer = call.client().get("/system/df").getAsJsonObject();
        var format = call.text(FORMAT).filter(text -> !text.isEmpty());
        if (call.is(VERBOSE)) print(call, new DiskUsageDetails(answer, call.console().clock()), format);
        else new Listing(HEADINGS, USUAL).print(call.console().out(), format, false, DiskUsage.of(answer));
        return 0;
    }

    /// A format is given the whole at once, and no line end follows it: as Docker's clients do.
    private static void print(Invocation call, DiskUsageDetails details, Optional<String> format) {
        var out = call.console().out();
        if (format.isEmpty() || format.get().equals("table")) {
            details.print(out);
            return;
        }
        out.print(format.get().equals("json") ? escaped(details.tree().toString()) : Template.parse(format.get()).render(details.tree(), Names.LOOSE));
    }

    /// As Go writes rows: fit to stand in a web page.
    private static String escaped(String json) { return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"); }
}
