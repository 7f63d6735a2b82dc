package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.runtime.MountSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The little first process that `--init` asks for: it passes signals on and takes in orphans. It is the host's, brought
/// into the container by a mount; so it must need nothing of the container, and be linked statically.
final class InitProgram {
    private static final List<Path> KNOWN = List.of(Path.of("/usr/bin/docker-init"), Path.of("/usr/bin/tini-static"), Path.of("/usr/libexec/docker/docker-init"),
            Path.of("/usr/libexec/podman/catatonit"), Path.of("/usr/bin/catatonit"), Path.of("/sbin/tini-static"));
    private static final String PLACE = "/sbin/docker-init";

    private InitProgram() {}

    /// @throws Problem.Invalid if the host has none
    static Path onThisHost() {
        return KNOWN.stream().filter(Files::isExecutable).findFirst().orElseThrow(() -> new Problem.Invalid(
                "exec: \"docker-init\": executable file not found in $PATH", "install the package tini or catatonit on this host, or leave --init out"));
    }

    static MountSpec mount() {
        return MountSpec.Bind.of(onThisHost(), PLACE, true);
    }

    static List<String> before(List<String> command) {
        var line = new ArrayList<>(List.of(PLACE, "--"));
        line.addAll(command);
        return line;
    }
}
