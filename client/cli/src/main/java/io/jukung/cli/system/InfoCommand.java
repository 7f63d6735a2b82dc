package io.jukung.cli.system;

import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Errors;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;
import io.jukung.notation.Bytes;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import io.jukung.template.Names;
import io.jukung.template.Template;
import java.io.PrintStream;
import java.util.ArrayList;

/// `jukung info`: how the engine is set up and what it holds.
public final class InfoCommand implements Command {
    private static final Flag<String> FORMAT = Flag.text("format", 'f', "How to print: 'json' or a TEMPLATE");

    @Override
    public Spec spec() {
        return Spec.of("Show how the engine is set up and what it holds", Args.none(), FORMAT).aliases("system info", "info");
    }

    @Override
    public int run(Invocation call) {
        var out = call.console().out();
        var format = call.text(FORMAT).filter(f -> !f.isEmpty());
        if (format.isPresent()) {
            var info = call.client().get("/info").getAsJsonObject();
            info.add("ClientInfo", client(call));
            out.println(format.get().equals("json") ? info.toString() : Template.parse(format.get()).render(info, Names.LOOSE));
            return 0;
        }
        out.println("Client: Jukung\n Version:    " + VersionCommand.VERSION + "\n Context:    " + call.session().context() + "\n Debug Mode: false\n\nServer:");
        try {
            server(out, call.client().get("/info").getAsJsonObject(), call);
            return 0;
        } catch (EngineError | EngineUnreachable | Problem e) {
            Errors.print(call.console().err(), e, "");
            return 1;
        }
    }

    private static JsonObject client(Invocation call) {
        var client = new JsonObject();
        client.addProperty("Version", VersionCommand.VERSION);
        client.addProperty("Context", call.session().context());
        client.addProperty("Debug", false);
        return client;
    }

    private static void server(PrintStream out, JsonObject info, Invocation call) {
        number(out, info, " Containers", "Containers");
        number(out, info, "  Running", "ContainersRunning");
        number(out, info, "  Paused", "ContainersPaused");
        number(out, info, "  Stopped", "ContainersStopped");
        number(out, info, " Images", "Images");
        text(out, info, " Server Version", "ServerVersion");
        text(out, info, " Storage Driver", "Driver");
        for (var pair : Fields.array(info, "DriverStatus")) out.println("  " + pair.getAsJsonArray().get(0).getAsString() + ": " + pair.getAsJsonArray().get(1).getAsString());
        text(out, info, " Logging Driver", "LoggingDriver");
        text(out, info, " Cgroup Driver", "CgroupDriver");
        text(out, info, " Cgroup Version", "CgroupVersion");
        out.println(" Plugins:");
        for (var kind : java.util.List.of("Volume", "Network", "Log")) words(out, "  " + kind + ": ", Fields.array(Fields.object(info, "Plugins"), kind));
        list(out, " CDI spec directories:", Fields.array(info, "CDISpecDirs"));
        out.println(" Swarm: " + Fields.text(Fields.object(info, "Swarm"), "LocalNodeState"));
        out.println(" Runtimes: " + String.join(" ", Fields.object(info, "Runtimes").keySet()));
        text(out, info, " Default Runtime", "DefaultRuntime");
        out.println(" Init Binary: " + Fields.text(info, "InitBinary"));
        for (var part : java.util.List.of("containerd", "runc", "init")) {
            out.println(" " + part + " version: " + Fields.text(Fields.object(info, part.equals("containerd") ? "ContainerdCommit" : part.equals("runc") ? "RuncCommit" : "InitCommit"), "ID"));
        }
        security(out, info);
        text(out, info, " Kernel Version", "KernelVersion");
        text(out, info, " Operating System", "OperatingSystem");
        text(out, info, " OSType", "OSType");
        text(out, info, " Architecture", "Architecture");
        number(out, info, " CPUs", "NCPU");
        out.println(" Total Memory: " + Bytes.binary(Fields.number(info, "MemTotal")));
        text(out, info, " Name", "Name");
        text(out, info, " ID", "ID");
        text(out, info, " Docker Root Dir", "DockerRootDir");
        out.println(" Debug Mode: " + Fields.truth(info, "Debug"));
        text(out, info, " HTTP Proxy", "HttpProxy");
        text(out, info, " HTTPS Proxy", "HttpsProxy");
        text(out, info, " No Proxy", "NoProxy");
        list(out, " Labels:", Fields.array(info, "Labels"));
        out.println(" Experimental: " + Fields.truth(info, "ExperimentalBuild"));
        var registries = Fields.object(info, "RegistryConfig");
        insecure(out, registries);
        list(out, " Registry Mirrors:", Fields.array(registries, "Mirrors"));
        out.println(" Live Restore Enabled: " + Fields.truth(info, "LiveRestoreEnabled"));
        text(out, info, " Product License", "ProductLicense");
        pools(out, Fields.array(info, "DefaultAddressPools"));
        out.println();
        for (var warning : Fields.array(info, "Warnings")) call.warn(warning.getAsString());
    }

    private static void security(PrintStream out, JsonObject info) {
        var options = Fields.array(info, "SecurityOptions");
        if (options.isEmpty()) return;
        out.println(" Security Options:");
        for (var option : options) {
            for (var part : option.getAsString().split(",")) {
                int equals = part.indexOf('=');
                var key = equals < 0 ? "" : part.substring(0, equals);
                if (key.equals("name")) out.println("  " + part.substring(equals + 1));
                else out.println("   " + (key.equals("profile") ? "Profile" : key) + ": " + part.substring(equals + 1));
            }
        }
    }

    /// Registries named by the settings first, networks of them after.
    private static void insecure(PrintStream out, JsonObject registries) {
        var indexes = Fields.object(registries, "IndexConfigs");
        var networks = Fields.array(registries, "InsecureRegistryCIDRs");
        if (indexes.isEmpty() && networks.isEmpty()) return;
        out.println(" Insecure Registries:");
        for (var index : indexes.entrySet()) if (!Fields.truth(index.getValue(), "Secure")) out.println("  " + Fields.text(index.getValue(), "Name"));
        for (var network : networks) out.println("  " + network.getAsString());
    }

    private static void pools(PrintStream out, com.google.gson.JsonArray pools) {
        if (pools.isEmpty()) return;
        out.println(" Default Address Pools:");
        for (var pool : pools) out.println("   Base: " + Fields.text(pool, "Base") + ", Size: " + Fields.number(pool, "Size"));
    }

    private static void list(PrintStream out, String title, com.google.gson.JsonArray items) {
        if (items.isEmpty()) return;
        out.println(title);
        for (var item : items) out.println("  " + item.getAsString());
    }

    private static void words(PrintStream out, String title, com.google.gson.JsonArray items) {
        if (items.isEmpty()) return;
        var words = new ArrayList<String>();
        for (var item : items) words.add(item.getAsString());
        out.println(title + String.join(" ", words));
    }

    private static void text(PrintStream out, JsonObject info, String title, String key) {
        var value = Fields.text(info, key);
        if (!value.isEmpty()) out.println(title + ": " + value);
    }

    private static void number(PrintStream out, JsonObject info, String title, String key) { out.println(title + ": " + Fields.number(info, key)); }
}
