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
public record ClientSettings(Optional<String> hostFlag, Optional<String> contextFlag, Optional<Path> configDir,
        Map<String, String> environment) {
    public ClientSettings {
        environment = Map.copyOf(environment);
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
