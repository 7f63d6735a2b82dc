package io.jukung.notation;

import io.jukung.base.Problem;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What `-v` asks for: a host folder, a named volume or a nameless one, at a place in the container.
///
/// The source is empty for a nameless volume, absolute for a host folder, and else a volume's name. The target is
/// absolute and clean. The mode is kept as written, since inspect shows it so.
public record VolumeSpec(Optional<String> source, String target, String mode) {
    private static final List<String> ACCESS = List.of("rw", "ro");
    private static final List<String> COPY = List.of("copy", "nocopy");
    private static final List<String> PROPAGATION = List.of("private", "rprivate", "slave", "rslave", "shared", "rshared");
    /// Of each row at most one word may be said.
    private static final List<List<String>> MODES =
            List.of(ACCESS, PROPAGATION, List.of("z", "Z"), COPY, List.of("consistent", "cached", "delegated"));

    public enum Kind { BIND, VOLUME, ANONYMOUS }

    /// Reads `[source:]target[:mode]`.
    public static VolumeSpec parse(String text) {
        var parts = text.split(":", -1);
        if (parts[0].isEmpty() || parts.length > 3 || parts.length == 2 && isMode(parts[1])) throw malformed(text);
        var mode = parts.length == 3 ? parts[2] : "";
        if (!isMode(mode)) throw new Problem.Invalid("invalid mode: " + mode);
        var source = parts.length == 1 ? Optional.<String>empty() : Optional.of(parts[0]);
        var target = parts.length == 1 ? parts[0] : parts[1];
        var spec = new VolumeSpec(source, target, mode);
        spec.fault().ifPresent(fault -> {
            throw new Problem.Invalid(malformed(text).message() + ": invalid mount config for type \"" + spec.type() + "\": " + fault);
        });
        return new VolumeSpec(source, clean(target), mode);
    }

    /// The text with a relative host folder (`./data:/data`) made absolute; done by the client, whose folder is meant.
    public static String resolve(String text, Path workingDirectory) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.startsWith(".")) return text;
        return workingDirectory.resolve(text.substring(0, colon)).toAbsolutePath().normalize() + text.substring(colon);
    }

    private Optional<String> fault() {
        if (target.isEmpty()) return Optional.of("field Target must not be empty");
        if (clean(target).equals("/")) return Optional.of("invalid specification: destination can't be '/'");
        if (!target.startsWith("/")) return Optional.of("invalid mount path: '" + target + "' mount path must be absolute");
        if (kind() == Kind.BIND && word(COPY).isPresent()) return Optional.of("field VolumeOptions must not be specified");
        if (kind() != Kind.BIND && propagation().isPresent()) return Optional.of("field BindOptions must not be specified");
        return Optional.empty();
    }

    private static Problem.Invalid malformed(String text) {
        return new Problem.Invalid("invalid volume specification: '" + text + "'");
    }

    private static boolean isMode(String mode) {
        if (mode.isEmpty()) return true;
        var rows = new HashSet<List<String>>();
        for (var word : mode.split(",", -1)) {
            var row = MODES.stream().filter(r -> r.contains(word)).findFirst();
            if (row.isEmpty() || !rows.add(row.get())) return false;
        }
        return true;
    }

    private static String clean(String path) {
        return path.isEmpty() ? path : Path.of(path).normalize().toString();
    }

    public Kind kind() {
        return source.map(s -> s.startsWith("/") ? Kind.BIND : Kind.VOLUME).orElse(Kind.ANONYMOUS);
    }

    /// The word the API has for the kind.
    public String type() {
        return kind() == Kind.BIND ? "bind" : "volume";
    }

    public boolean readOnly() {
        return word(ACCESS).equals(Optional.of("ro"));
    }

    public Optional<String> propagation() {
        return word(PROPAGATION);
    }

    /// A new volume stays empty rather than taking what the image has at that place.
    public boolean noCopy() {
        return word(COPY).equals(Optional.of("nocopy"));
    }

    private Optional<String> word(List<String> row) {
        return List.of(mode.split(",")).stream().filter(row::contains).findFirst();
    }

    @Override
    public String toString() {
        return source.map(s -> s + ":").orElse("") + target + (mode.isEmpty() ? "" : ":" + mode);
    }
}
