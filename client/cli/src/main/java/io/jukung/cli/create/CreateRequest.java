package io.jukung.cli.create;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.grammar.Line;
import io.jukung.notation.EnvList;
import io.jukung.notation.KeyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The body of `POST /containers/create`, made of a command line, field for field as Docker's client 28 sends it.
///
/// Unset fields are sent as Docker sends them (null, empty or zero), so that one engine answers both clients alike.
public final class CreateRequest {
    private final Line line;
    private final Surroundings surroundings;

    public CreateRequest(Line line, Surroundings surroundings) {
        this.line = line;
        this.surroundings = surroundings;
    }

    /// @param detached whether the client goes away after the start
    /// @throws IOException if a file of variables or labels cannot be read
    public JsonObject build(boolean detached) throws IOException {
        var ports = new Ports(line);
        var volumes = new Volumes(line, surroundings.folder());
        var networks = new Networks(line);
        var body = new JsonObject();
        body.addProperty("Hostname", text(CreateFlags.HOSTNAME));
        body.addProperty("Domainname", text(CreateFlags.DOMAINNAME));
        body.addProperty("User", text(CreateFlags.USER));
        streams(body, detached);
        if (!ports.exposed().isEmpty()) body.add("ExposedPorts", Json.set(ports.exposed()));
        body.addProperty("Tty", line.is(CreateFlags.TTY));
        body.addProperty("OpenStdin", line.is(CreateFlags.INTERACTIVE));
        body.addProperty("StdinOnce", line.is(CreateFlags.INTERACTIVE) && body.get("AttachStdin").getAsBoolean());
        body.add("Env", Json.arrayOrNull(environment()));
        var words = line.words();
        body.add("Cmd", Json.arrayOrNull(words.subList(1, words.size())));
        Health.of(line).ifPresent(health -> body.add("Healthcheck", health));
        body.addProperty("Image", words.getFirst());
        body.add("Volumes", Json.set(volumes.anonymous()));
        body.addProperty("WorkingDir", text(CreateFlags.WORKDIR));
        body.add("Entrypoint", line.text(CreateFlags.ENTRYPOINT).<com.google.gson.JsonElement>map(e -> Json.array(List.of(e))).orElse(JsonNull.INSTANCE));
        body.add("OnBuild", JsonNull.INSTANCE);
        body.add("Labels", Json.object(labels()));
        line.text(CreateFlags.STOP_SIGNAL).ifPresent(signal -> body.addProperty("StopSignal", signal));
        line.number(CreateFlags.STOP_TIMEOUT).ifPresent(seconds -> body.addProperty("StopTimeout", seconds));
        body.add("HostConfig", new HostConfig(line, ports, volumes, networks).json());
        body.add("NetworkingConfig", networks.json());
        return body;
    }

    private void streams(JsonObject body, boolean detached) {
        var wanted = line.all(CreateFlags.ATTACH);
        boolean stdin = names(wanted, "stdin");
        boolean stdout = names(wanted, "stdout");
        boolean stderr = names(wanted, "stderr");
        if (!detached && wanted.isEmpty()) {
            stdout = true;
            stderr = true;
        }
        body.addProperty("AttachStdin", stdin || (line.is(CreateFlags.INTERACTIVE) && !detached));
        body.addProperty("AttachStdout", stdout);
        body.addProperty("AttachStderr", stderr);
    }

    private static boolean names(List<String> streams, String name) {
        for (var stream : streams) if (stream.equalsIgnoreCase(name)) return true;
        return false;
    }

    private List<String> environment() throws IOException {
        return environment(line.all(CreateFlags.ENV_FILE), line.all(CreateFlags.ENV), surroundings);
    }

    /// Variables from files first, then those given one by one; a name alone takes the client's own value, if it has one.
    public static List<String> environment(List<String> files, List<String> given, Surroundings surroundings) throws IOException {
        var lines = new ArrayList<String>();
        for (var file : files) lines.addAll(EnvList.parseFile(file, read(surroundings, file), surroundings::variable).lines());
        for (var variable : given) {
            if (variable.indexOf('=') >= 0) lines.add(variable);
            else lines.add(surroundings.variable(variable).map(value -> variable + "=" + value).orElse(variable));
        }
        return lines;
    }

    private Map<String, String> labels() throws IOException {
        var labels = new TreeMap<String, String>();
        for (var file : line.all(CreateFlags.LABEL_FILE)) {
            labels.putAll(KeyValue.map(EnvList.parseFile(file, read(surroundings, file), _ -> Optional.of("")).lines()));
        }
        labels.putAll(KeyValue.map(line.all(CreateFlags.LABEL)));
        return labels;
    }

    private static List<String> read(Surroundings surroundings, String file) throws IOException {
        try {
            return Files.readAllLines(surroundings.folder().resolve(file));
        } catch (NoSuchFileException e) {
            throw new Problem.Invalid("open " + file + ": no such file or directory", "check the name, or create the file");
        }
    }

    private String text(io.jukung.cli.grammar.Flag<String> flag) { return line.text(flag).orElse(""); }

    static Map<String, String> ordered(Map<String, String> map) { return new LinkedHashMap<>(new TreeMap<>(map)); }

    static JsonArray numbers(long... values) {
        var array = new JsonArray();
        for (long value : values) array.add(value);
        return array;
    }
}
