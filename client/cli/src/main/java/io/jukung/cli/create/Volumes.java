package io.jukung.cli.create;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.grammar.Line;
import io.jukung.notation.MountSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What is mounted into a container: `-v`, `--mount`, `--tmpfs`.
///
/// A `-v` with one field is an anonymous volume; with more it is a bind, passed on as written but for a host folder
/// that begins with a dot, which only the client can resolve.
final class Volumes {
    private final TreeSet<String> anonymous = new TreeSet<>();
    private final List<String> binds = new ArrayList<>();
    private final List<String> tmpfs;
    private final JsonArray mounts = new JsonArray();

    Volumes(Line line, Path folder) {
        for (var text : line.all(CreateFlags.VOLUME)) {
            if (text.isEmpty()) throw new Problem.Invalid("invalid empty volume spec", "write -v NAME:/path/in/container");
            if (text.indexOf(':') < 0 || windowsDrive(text)) anonymous.add(text);
            else binds.add(text.startsWith(".") || text.startsWith("~/") ? resolved(text, folder) : text);
        }
        tmpfs = line.all(CreateFlags.TMPFS);
        for (var text : line.all(CreateFlags.MOUNT)) mounts.add(mount(MountSpec.parse(text, folder)));
    }

    private static boolean windowsDrive(String text) {
        return text.length() > 2 && Character.isLetter(text.charAt(0)) && text.charAt(1) == ':' && text.charAt(2) == '/' && text.indexOf(':', 2) < 0;
    }

    private static String resolved(String text, Path folder) {
        int colon = text.indexOf(':');
        if (text.startsWith("~/")) return text;
        return folder.resolve(text.substring(0, colon)).toAbsolutePath().normalize() + text.substring(colon);
    }

    TreeSet<String> anonymous() { return anonymous; }

    List<String> binds() { return binds; }

    JsonArray mounts() { return mounts; }

    Optional<JsonObject> tmpfs() {
        if (tmpfs.isEmpty()) return Optional.empty();
        var object = new JsonObject();
        for (var text : tmpfs) {
            int colon = text.indexOf(':');
            object.addProperty(colon < 0 ? text : text.substring(0, colon), colon < 0 ? "" : text.substring(colon + 1));
        }
        return Optional.of(object);
    }

    private static JsonObject mount(MountSpec spec) {
        var object = new JsonObject();
        object.addProperty("Type", spec.details().type());
        spec.source().filter(s -> !s.isEmpty()).ifPresent(source -> object.addProperty("Source", source));
        object.addProperty("Target", spec.target());
        if (spec.readOnly()) object.addProperty("ReadOnly", true);
        spec.consistency().ifPresent(c -> object.addProperty("Consistency", c));
        var options = new JsonObject();
        var key = switch (spec.details()) {
            case MountSpec.Bind bind -> { bind(options, bind); yield "BindOptions"; }
            case MountSpec.Volume volume -> { volume(options, volume); yield "VolumeOptions"; }
            case MountSpec.Tmpfs memory -> { tmpfs(options, memory); yield "TmpfsOptions"; }
            case MountSpec.Image(var subpath) -> {
                subpath.ifPresent(path -> options.addProperty("Subpath", path));
                yield "ImageOptions";
            }
        };
        if (!options.isEmpty()) object.add(key, options);
        return object;
    }

    private static void bind(JsonObject options, MountSpec.Bind bind) {
        bind.propagation().ifPresent(p -> options.addProperty("Propagation", p));
        if (bind.nonRecursive()) options.addProperty("NonRecursive", true);
        if (bind.createMountpoint()) options.addProperty("CreateMountpoint", true);
        if (bind.readOnlyNonRecursive()) options.addProperty("ReadOnlyNonRecursive", true);
        if (bind.readOnlyForceRecursive()) options.addProperty("ReadOnlyForceRecursive", true);
    }

    private static void volume(JsonObject options, MountSpec.Volume volume) {
        if (volume.noCopy()) options.addProperty("NoCopy", true);
        if (!volume.labels().isEmpty()) options.add("Labels", Json.object(CreateRequest.ordered(volume.labels())));
        volume.subpath().ifPresent(path -> options.addProperty("Subpath", path));
        if (volume.driver().isEmpty() && volume.driverOptions().isEmpty()) return;
        var driver = new JsonObject();
        volume.driver().ifPresent(name -> driver.addProperty("Name", name));
        if (!volume.driverOptions().isEmpty()) driver.add("Options", Json.object(CreateRequest.ordered(volume.driverOptions())));
        options.add("DriverConfig", driver);
    }

    private static void tmpfs(JsonObject options, MountSpec.Tmpfs memory) {
        if (memory.size().isPresent()) options.addProperty("SizeBytes", memory.size().getAsLong());
        if (memory.mode().isPresent()) options.addProperty("Mode", memory.mode().getAsInt());
    }
}
