package io.jukung.gateway;

import java.util.Optional;

/// Decides which version of the API a request speaks.
@FunctionalInterface
public interface VersionGate {
    /// @param requested the digits of a `/v1.NN` prefix, or empty if the path had none
    /// @return the version to serve, as `Exchange.apiVersion` will tell it
    /// @throws io.jukung.base.Problem.Invalid if that version is too old or too new
    String admit(Optional<String> requested);
}
