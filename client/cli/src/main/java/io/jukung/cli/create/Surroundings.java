package io.jukung.cli.create;

import java.nio.file.Path;
import java.util.Optional;

/// What the client's own process lends to a create request: variables and the folder it stands in.
public interface Surroundings {
    Optional<String> variable(String name);

    Path folder();
}
