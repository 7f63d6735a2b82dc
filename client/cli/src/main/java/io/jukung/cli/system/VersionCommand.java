package io.jukung.cli.system;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Errors;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import io.jukung.template.Names;
import io.jukung.template.Template;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `jukung version`: what this client is, and what the engine says it is.
public final class VersionCommand implements Command {
    public static final String VERSION = "0.1.0";
    private static final Flag<String> FORMAT = Flag.text("format", 'f', "How to print: 'json' or a TEMPLATE");

    @Override
    public Spec spec() { return Spec.of("Show the versions of client and engine", Args.none(), FORMAT); }

    @Override
    public int run(Invocation call) {
        JsonElement server = JsonNull.INSTANCE;
        Optional<RuntimeException> error = Optional.empty();
        var api = "1.51";
        try {
            server = call.client().get("/version");
            for (var component : Fields.array(server, "Components")) spoken(Fields.object(component, "Details"));
            api = call.client().apiVersion();
        } catch (EngineError | EngineUnreachable | Problem e) {
            error = Optional.of(e);
        }
        var both = new JsonObject();
        both.add("Client", client(api, call.session().context()));
        both.add("Server", server);
        print(call, both);
        error.ifPresent(e -> Errors.print(call.console().err(), e, ""));
        return error.isPresent() ? 1 : 0;
    }

    private static void print(Invocation call, JsonObject both) {
        var out = call.console().out();
        var format = call.text(FORMAT).filter(f -> !f.isEmpty());
        if (format.isEmpty()) text(out, both);
        else if (format.get().equals("json")) out.println(both);
        else out.println(Template.parse(format.get()).render(both, Names.of(Map.of("APIVersion", "ApiVersion", "DefaultAPIVersion", "DefaultAPIVersion"), Map.of(), Set.of())));
    }

    /// The time of the build as C prints it, as Docker's clients do: in the table and in templates.
    private static void spoken(JsonObject details) {
        var built = Fields.text(details, "BuildTime");
        if (built.length() < 20 || built.charAt(10) != 'T') return;
        try {
            details.addProperty("BuildTime", spoken(Integer.parseInt(built, 0, 4, 10), Integer.parseInt(built, 5, 7, 10), Integer.parseInt(built, 8, 10, 10), built.substring(11, 19)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            // It is written in some other way: shown as it is.
        }
    }

    /// The formatter of java.time would cost the program a third of its time; years begin in March here, and day 0 was a Wednesday.
    private static String spoken(int year, int month, int day, String time) {
        int shifted = month < 3 ? year - 1 : year;
        int days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        int weekday = days % 7 * 3;
        return "WedThuFriSatSunMonTue".substring(weekday, weekday + 3) + " " + "JanFebMarAprMayJunJulAugSepOctNovDec".substring(month * 3 - 3, month * 3)
                + (day < 10 ? "  " : " ") + day + " " + time + " " + year;
    }

    private static JsonObject client(String api, String context) {
        var client = new JsonObject();
        var platform = new JsonObject();
        platform.addProperty("Name", "Jukung");
        client.add("Platform", platform);
        client.addProperty("Version", VERSION);
        client.addProperty("ApiVersion", api);
        client.addProperty("DefaultAPIVersion", "1.51");
        client.addProperty("GitCommit", "");
        client.addProperty("GoVersion", "java" + Runtime.version().feature());
        client.addProperty("Os", "linux");
        client.addProperty("Arch", System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "amd64");
        client.addProperty("BuildTime", "");
        client.addProperty("Context", context);
        return client;
    }

    private static void text(PrintStream out, JsonObject both) {
        var client = both.getAsJsonObject("Client");
        out.println("Client: Jukung");
        line(out, " Version:", Fields.text(client, "Version"));
        line(out, " API version:", Fields.text(client, "ApiVersion"));
        line(out, " Go version:", "none (" + Fields.text(client, "GoVersion") + ")");
        line(out, " OS/Arch:", Fields.text(client, "Os") + "/" + Fields.text(client, "Arch"));
        line(out, " Context:", Fields.text(client, "Context"));
        if (!both.get("Server").isJsonObject()) return;
        var server = both.getAsJsonObject("Server");
        var name = Fields.text(Fields.object(server, "Platform"), "Name");
        out.println("\nServer:" + (name.isEmpty() ? "" : " " + name));
        for (var component : Fields.array(server, "Components")) component(out, component.getAsJsonObject());
    }

    private static void component(PrintStream out, JsonObject component) {
        var details = Fields.object(component, "Details");
        out.println(" " + Fields.text(component, "Name") + ":");
        line(out, "  Version:", Fields.text(component, "Version"));
        if (!Fields.text(component, "Name").equals("Engine")) {
            for (var detail : details.entrySet()) line(out, "  " + detail.getKey() + ":", detail.getValue().getAsString());
            return;
        }
        line(out, "  API version:", Fields.text(details, "ApiVersion") + " (minimum version " + Fields.text(details, "MinAPIVersion") + ")");
        line(out, "  Go version:", Fields.text(details, "GoVersion"));
        line(out, "  Git commit:", Fields.text(details, "GitCommit"));
        line(out, "  Built:", Fields.text(details, "BuildTime"));
        line(out, "  OS/Arch:", Fields.text(details, "Os") + "/" + Fields.text(details, "Arch"));
        line(out, "  Experimental:", Fields.text(details, "Experimental"));
    }

    private static void line(PrintStream out, String key, String value) { out.println(key + " ".repeat(Math.max(1, 20 - key.length())) + value); }
}
