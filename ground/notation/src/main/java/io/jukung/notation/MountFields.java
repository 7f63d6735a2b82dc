package io.jukung.notation;

import io.jukung.base.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// The fields of one `--mount`, read and judged; `MountSpec` is what comes out.
final class MountFields {
    private static final Map<String, String> OTHER_NAMES = Map.of("src", "source", "dst", "target", "destination", "target", "ro", "readonly");
    private static final Set<String> SWITCHES = Set.of("readonly", "volume-nocopy", "bind-nonrecursive", "bind-create-src");
    private static final Set<String> VALUES = Set.of("type", "source", "target", "consistency", "bind-propagation", "bind-recursive",
            "volume-driver", "volume-subpath", "image-subpath", "tmpfs-size", "tmpfs-mode");

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> driverOptions = new LinkedHashMap<>();

    MountFields(String text) {
        for (var field : split(text)) {
            var pair = KeyValue.parse(field);
            var said = pair.key().toLowerCase(Locale.ROOT);
            var key = OTHER_NAMES.getOrDefault(said, said);
            if (SWITCHES.contains(key)) fields.put(key, truth(said, pair.value().orElse("true")));
            else if (pair.value().isEmpty()) throw new Problem.Invalid("invalid field '" + field + "' must be a key=value pair");
            else if (key.equals("volume-label")) put(labels, pair.value().get());
            else if (key.equals("volume-opt")) put(driverOptions, pair.value().get());
            else if (VALUES.contains(key)) fields.put(key, pair.value().get());
            else throw new Problem.Invalid("unexpected key '" + said + "' in '" + field + "'");
        }
    }

    MountSpec read(Path workingDirectory) {
        var type = fields.getOrDefault("type", "volume").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) throw new Problem.Invalid("type is required");
        var target = fields.getOrDefault("target", "");
        if (target.isEmpty()) throw new Problem.Invalid("target is required", "add target=/path/in/container");
        refuseOptionsOfOthers(type);
        var source = value("source").map(s -> type.equals("bind") && s.startsWith(".") ? workingDirectory.resolve(s).toAbsolutePath().normalize().toString() : s);
        return new MountSpec(details(type), source, target, on("readonly"), value("consistency"));
    }

    private MountSpec.Details details(String type) {
        return switch (type) {
            case "bind" -> bind();
            case "volume" -> new MountSpec.Volume(on("volume-nocopy"), labels, value("volume-driver"), driverOptions, value("volume-subpath"));
            case "tmpfs" -> new MountSpec.Tmpfs(value("tmpfs-size").map(s -> OptionalLong.of(size(s))).orElse(OptionalLong.empty()),
                    value("tmpfs-mode").map(m -> OptionalInt.of(mode(m))).orElse(OptionalInt.empty()));
            case "image" -> new MountSpec.Image(value("image-subpath"));
            default -> throw new Problem.Invalid("invalid mount config for type \"" + type + "\": mount type unknown", "use bind, volume, tmpfs or image");
        };
    }

    private MountSpec.Bind bind() {
        var recursive = value("bind-recursive").orElse("enabled");
        if (!Set.of("enabled", "disabled", "writable", "readonly").contains(recursive)) {
            throw new Problem.Invalid("invalid value for bind-recursive: " + recursive + " (must be \"enabled\", \"disabled\", \"writable\", or \"readonly\")");
        }
        if (!recursive.equals("enabled") && !recursive.equals("disabled") && !on("readonly")) {
            throw new Problem.Invalid("option 'bind-recursive=" + recursive + "' requires 'readonly' to be specified in conjunction");
        }
        return new MountSpec.Bind(value("bind-propagation"), on("bind-create-src"), on("bind-nonrecursive") || recursive.equals("disabled"),
                recursive.equals("writable"), recursive.equals("readonly"));
    }

    private void refuseOptionsOfOthers(String type) {
        var keys = new ArrayList<>(fields.keySet());
        if (!labels.isEmpty()) keys.add("volume-label");
        if (!driverOptions.isEmpty()) keys.add("volume-opt");
        for (var kind : List.of("volume", "bind", "tmpfs", "image")) {
            if (!kind.equals(type) && keys.stream().anyMatch(key -> key.startsWith(kind + "-"))) {
                throw new Problem.Invalid("cannot mix '" + kind + "-*' options with mount type '" + type + "'");
            }
        }
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    private boolean on(String key) {
        return value(key).equals(Optional.of("true"));
    }

    private static String truth(String key, String value) {
        return switch (value) {
            case "1", "t", "T", "true", "TRUE", "True" -> "true";
            case "0", "f", "F", "false", "FALSE", "False" -> "false";
            default -> throw new Problem.Invalid("invalid value for " + key + ": " + value);
        };
    }

    private static void put(Map<String, String> map, String text) {
        var pair = KeyValue.parse(text);
        map.put(pair.key(), pair.value().orElse(""));
    }

    private static long size(String text) {
        try {
            return Bytes.parse(text);
        } catch (Problem.Invalid e) {
            throw new Problem.Invalid("invalid value for tmpfs-size: " + text);
        }
    }

    private static int mode(String text) {
        if (!text.matches("[0-7]{1,7}")) throw new Problem.Invalid("invalid value for tmpfs-mode: " + text);
        return Integer.parseInt(text, 8);
    }

    /// Splits as CSV does: a field in quotes may hold commas, and a doubled quote is one.
    private static List<String> split(String text) {
        var all = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                all.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        all.add(field.toString());
        return all;
    }
}
