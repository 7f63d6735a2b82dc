package io.jukung.cli.container;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Kind;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.FilterQuery;
import io.jukung.cli.table.Listing;
import io.jukung.cli.table.Fields;
import io.jukung.remote.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `jukung ps`: the containers that run, or all of them.
public final class PsCommand implements Command {
    private static final Flag<Boolean> ALL = Flag.bool("all", 'a', "Also those that do not run");
    private static final Flag<List<String>> FILTER = Flag.many("filter", 'f', Kind.FILTER, "Only those that fit, such as status=exited");
    private static final Flag<String> FORMAT = Flag.text("format", "How to print: 'table', 'table TEMPLATE', 'json' or a TEMPLATE");
    private static final Flag<Long> LAST = Flag.number("last", 'n', "The last N created, running or not").preset("-1");
    private static final Flag<Boolean> LATEST = Flag.bool("latest", 'l', "The last one created, running or not");
    private static final Flag<Boolean> WHOLE = Flag.bool("no-trunc", "Shorten nothing");
    private static final Flag<Boolean> QUIET = Flag.bool("quiet", 'q', "Print IDs only");
    private static final Flag<Boolean> SIZE = Flag.bool("size", 's', "Show how much the containers wrote");

    private static final List<String> USUAL = List.of("ID", "Image", "Command", "RunningFor", "Status", "Ports", "Names");
    private static final List<String> WITH_SIZE = List.of("ID", "Image", "Command", "RunningFor", "Status", "Ports", "Names", "Size");

    private static Map<String, String> headings() {
        return Map.ofEntries(Map.entry("ID", "CONTAINER ID"), Map.entry("Image", "IMAGE"), Map.entry("Command", "COMMAND"),
                Map.entry("RunningFor", "CREATED"), Map.entry("CreatedAt", "CREATED AT"), Map.entry("Status", "STATUS"),
                Map.entry("State", "STATE"), Map.entry("Ports", "PORTS"), Map.entry("Names", "NAMES"), Map.entry("Size", "SIZE"),
                Map.entry("Labels", "LABELS"), Map.entry("Mounts", "MOUNTS"), Map.entry("LocalVolumes", "LOCAL VOLUMES"),
                Map.entry("Networks", "NETWORKS"), Map.entry("Platform", "PLATFORM"));
    }

    @Override
    public Spec spec() {
        return Spec.of("List containers", Args.none(), ALL, FILTER, FORMAT, LAST, LATEST, WHOLE, QUIET, SIZE)
                .aliases("container ls", "container list", "container ps", "ps");
    }

    @Override
    public int run(Invocation call) {
        var format = call.text(FORMAT);
        var request = Call.get("/containers/json").query("all", call.is(ALL));
        FilterQuery.add(request, call.all(FILTER));
        long last = call.is(LATEST) && !call.line().given(LAST) ? 1 : call.number(LAST).orElse(-1L);
        if (last > 0) request.query("limit", Long.toString(last));
        boolean sized = call.is(SIZE) || format.isPresent() && (format.get().contains(".Size") || format.get().equals("json") || format.get().contains("{{json .}}"));
        request.query("size", sized);
        var rows = new ArrayList<ContainerRow>();
        for (var container : call.client().json(request).getAsJsonArray()) {
            rows.add(new ContainerRow(container.getAsJsonObject(), call.is(WHOLE), call.console().clock()));
        }
        try {
            new Listing(headings(), call.is(SIZE) ? WITH_SIZE : USUAL).print(call.console().out(), format.or(() -> configured(call)), call.is(QUIET), rows);
            return 0;
        } catch (Problem.Invalid e) {
            throw renamed(e);
        }
    }

    /// Of all lists only this one's templates are tried out by Docker's clients beforehand, which complains in other words.
    private static Problem.Invalid renamed(Problem.Invalid e) {
        var usual = "template parsing error: ";
        if (!e.message().startsWith(usual)) return e;
        return new Problem.Invalid((e.message().contains(": executing ") ? "failed to execute template: " : "failed to parse template: ") + e.message().substring(usual.length()));
    }

    private static Optional<String> configured(Invocation call) {
        if (call.is(QUIET)) return Optional.empty();
        var format = Fields.text(call.session().configuration(), "psFormat");
        return format.isEmpty() ? Optional.empty() : Optional.of(format);
    }
}
