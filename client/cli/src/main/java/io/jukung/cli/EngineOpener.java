package io.jukung.cli;

import io.jukung.base.Problem;
import io.jukung.cli.command.Session;
import io.jukung.remote.ClientSettings;
import io.jukung.remote.EngineClient;
import io.jukung.remote.EngineHost;
import io.jukung.remote.EngineUnreachable;
import io.jukung.remote.wire.HostChoice;
import io.jukung.remote.wire.WireClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Connects to the engine the settings mean, and starts one first if none answers where ours would.
///
/// That happens only if nobody asked for another host, the caller is root, and the launcher said how
/// (system property `jukung.engine.command`, words separated by newlines).
final class EngineOpener implements Session.Opener {
    private final PrintStream err;

    EngineOpener(PrintStream err) { this.err = err; }

    @Override
    public EngineClient open(ClientSettings settings) {
        var client = WireClient.of(settings);
        var command = System.getProperty("jukung.engine.command", "");
        if (command.isEmpty() || !ours(settings) || answers(client)) return client;
        try {
            if (!root() || !(client.host() instanceof EngineHost.Unix(var socket))) return client;
            var folder = socket.getParent() == null ? Path.of("/run/jukung") : socket.getParent();
            boolean started = new EngineStarter(List.of(command.split("\n")), folder, () -> answers(WireClient.of(settings))).start();
            if (started) err.println("jukung: started the engine (log: /var/lib/jukung/engine.log)");
        } catch (IOException e) {
            throw new Problem.Unavailable("cannot start the engine: " + e.getMessage(), "start it by hand to see more: jukung engine");
        }
        return client;
    }

    private static boolean ours(ClientSettings settings) {
        return settings.hostFlag().isEmpty() && settings.variable("JUKUNG_HOST").isEmpty() && settings.variable("DOCKER_HOST").isEmpty()
                && HostChoice.contextName(settings).equals("default");
    }

    private static boolean answers(EngineClient client) {
        try {
            client.reach();
            return true;
        } catch (EngineUnreachable e) {
            return false;
        }
    }

    private static boolean root() throws IOException { return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0); }
}
