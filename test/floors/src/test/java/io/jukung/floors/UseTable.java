package io.jukung.floors;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which module may use which others, besides `base`. Not transitive: a use is written down here, or it is a mistake.
final class UseTable {
    /// Modules that may use anything in their wing or anything at all; only these name implementations.
    static final Set<String> ROOTS = Set.of("daemon", "testkit", "scenarios", "bench");

    static final Map<String, Set<String>> MAY_USE = Stream.of(
            "base:", "notation:", "archive:", "template:", "http:", "kernel:",
            "oci: notation", "api: oci notation",
            "journal: api", "content: oci notation", "snapshot: oci notation kernel archive", "files: kernel archive", "distribution: oci notation",
            "image: content snapshot distribution archive oci notation api journal",
            "runtime: oci kernel", "network: kernel api notation journal http",
            "engine: image snapshot files runtime network journal api notation archive template oci",
            "gateway:", "routes: engine files image distribution gateway api network journal notation oci runtime template",
            "remote: http notation", "cli: remote template notation archive http")
            .map(line -> line.split(":"))
            .collect(Collectors.toUnmodifiableMap(parts -> parts[0],
                    parts -> parts.length == 1 ? Set.of() : Set.of(parts[1].strip().split(" "))));

    static final Set<String> SERVER = Set.of("journal", "content", "snapshot", "files", "distribution", "image", "volume", "runtime", "network", "engine",
            "build", "gateway", "routes", "registry", "daemon");
    static final Set<String> CLIENT = Set.of("remote", "cli", "compose", "machine");

    private UseTable() {}

    /// `io.jukung.engine.life` stands in `engine`.
    static String moduleOf(String packageName) {
        var rest = packageName.substring("io.jukung.".length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
