package io.jukung.cli.container;

import com.google.gson.JsonObject;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;
import io.jukung.cli.table.NaturalOrder;
import io.jukung.remote.Call;
import java.util.ArrayList;
import java.util.List;

/// `jukung port`: where on the host a container's ports can be reached.
///
/// An engine that looked into the container tells when nobody listens behind a published port; that goes to standard
/// error, so that scripts see what they always saw.
public final class PortCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Show where a container's ports, or one of them, are published", new Args("CONTAINER [PRIVATE_PORT[/PROTO]]", 1, 2))
                .aliases("container port", "port");
    }

    @Override
    public int run(Invocation call) {
        var name = call.words().getFirst();
        var container = call.client().json(Call.get("/containers/", name, "/json").query("why", true)).getAsJsonObject();
        var ports = Fields.object(Fields.object(container, "NetworkSettings"), "Ports");
        boolean one = call.words().size() > 1 && !call.words().getLast().isEmpty();
        var lines = one ? only(ports, name, call.words().getLast()) : all(ports);
        lines.sort(new NaturalOrder());
        for (var line : lines) call.print(line);
        call.console().out().flush();
        for (var finding : Fields.array(Fields.object(container, "Jukung"), "Ports")) {
            if (!one || Fields.text(finding, "Port").equals(full(call.words().getLast()))) call.warn(Fields.text(finding, "Sentence"));
        }
        return 0;
    }

    private static List<String> all(JsonObject ports) {
        var lines = new ArrayList<String>();
        for (var port : ports.keySet()) {
            for (var binding : Fields.array(ports, port)) lines.add(port + " -> " + address(binding.getAsJsonObject()));
        }
        return lines;
    }

    private static List<String> only(JsonObject ports, String container, String asked) {
        checked(asked);
        var lines = new ArrayList<String>();
        for (var binding : Fields.array(ports, full(asked))) lines.add(address(binding.getAsJsonObject()));
        if (lines.isEmpty()) throw new Failure("Error: No public port '" + asked + "' published for " + container, 1);
        return lines;
    }

    /// A port without a protocol is one of TCP.
    private static String full(String port) { return port.indexOf('/') < 0 ? port + "/tcp" : port; }

    private static void checked(String asked) {
        var digits = asked.indexOf('/') < 0 ? asked : asked.substring(0, asked.indexOf('/'));
        var complaint = "Error: invalid port (" + digits + "): strconv.ParseUint: parsing \"" + digits + "\": ";
        if (!digits.matches("[0-9]+")) throw new Failure(complaint + "invalid syntax", 1);
        if (digits.length() > 9 || Integer.parseInt(digits) > 65535) throw new Failure(complaint + "value out of range", 1);
    }

    private static String address(JsonObject binding) {
        var host = Fields.text(binding, "HostIp");
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + Fields.text(binding, "HostPort");
    }
}
