package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.Containers;
import io.jukung.gateway.Exchange;
import io.jukung.runtime.HostPs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The processes of a container, as `ps` on the host lists them.
///
/// The usual list (`-ef`) is read from `/proc` here, so that it needs no `ps`; any other is the host's `ps`, of whose
/// lines those of the container are shown.
final class TopRoutes {
    private final Containers containers;

    TopRoutes(Containers containers) {
        this.containers = containers;
    }

    void register(Paths paths) {
        paths.get("/containers/{id}/top", this::top);
    }

    private void top(Exchange exchange) throws IOException {
        var asked = exchange.query("ps_args").filter(text -> !text.isEmpty()).orElse("-ef");
        ProcessTable.check(asked);
        var container = containers.get(exchange.path("id"));
        if (!container.state().alive()) throw new Problem.Conflict("container " + container.id() + " is not running", "jukung start " + container.name());
        var pids = containers.pids(container.id());
        var table = asked.equals("-ef") || asked.equals("-e -f") ? usual(pids) : ProcessTable.parse(ps(asked, pids, container), pids);
        var answer = Wire.object();
        var rows = answer.putArray("Processes");
        for (var row : table.rows()) row.forEach(rows.addArray()::add);
        containers.note(container, "top", Map.of());
        table.titles().forEach(answer.putArray("Titles")::add);
        Answer.json(exchange, answer);
    }

    private static ProcessTable usual(Set<Long> pids) {
        var rows = new ArrayList<List<String>>();
        for (var pid : new TreeSet<>(pids)) ProcessRow.read(pid).ifPresent(row -> rows.add(row.cells()));
        return new ProcessTable(ProcessRow.TITLES, rows);
    }

    /// Asks for these processes only; some options, such as `f`, go only with a list of all.
    private static String ps(String options, Set<Long> pids, ContainerRecord container) {
        var words = new ArrayList<>(List.of(options.split(" ")));
        words.add("-q" + pids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        try {
            var answer = HostPs.run(words);
            if (answer.code() != 0) answer = HostPs.run(words.subList(0, words.size() - 1));
            if (answer.code() == 0) return answer.output();
            var complaint = answer.complaint().lines().findFirst().filter(line -> !line.isBlank()).orElse("exit status " + answer.code());
            throw new Problem.Internal("ps: " + complaint, "see 'man ps' on the host, or leave the options out: jukung top " + container.name());
        } catch (IOException e) {
            throw new Problem.Internal("ps: " + e.getMessage(), "install procps on the host, or leave the options out: jukung top " + container.name());
        }
    }
}
