package io.jukung.remote;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the command line and the environment say about whom to talk to.
///
/// @param hostFlag `-H`
/// @param contextFlag `--context`
/// @param configDir `--config`; else `DOCKER_CONFIG`, else `~/.docker`
/// @param environment all of it; `DOCKER_HOST`, `JUKUNG_HOST`, `DOCKER_CONTEXT`, `DOCKER_TLS_VERIFY`, `DOCKER_CERT_PATH`,
///         `DOCKER_API_VERSION`, `DOCKER_AUTH_CONFIG`, `PATH` and `HOME` are looked at
/// @param certificates files named on the line, in place of those in the folder of certificates
public record ClientSettings(Optional<String> hostFlag, Optional<String> contextFlag, Optional<Path> configDir,
        Map<String, String> environment, Certificates certificates) {
    public ClientSettings {
        environment = Map.copyOf(environment);
    }

    /// Whom to trust, and what to show.
    public record Certificates(Optional<Path> authority, Optional<Path> own, Optional<Path> key) {
        public static final Certificates USUAL = new Certificates(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ClientSettings(Optional<String> hostFlag, Optional<String> contextFlag, Optional<Path> configDir, Map<String, String> environment) {
        this(hostFlag, contextFlag, configDir, environment, Certificates.USUAL);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// Where Docker's clients keep their configuration.
    public Path configFolder() {
        if (configDir.isPresent()) return configDir.get();
        var variable = variable("DOCKER_CONFIG");
        if (variable.isPresent()) return Path.of(variable.get());
        return Path.of(variable("HOME").orElse(System.getProperty("user.home", "/")), ".docker");
    }
}
