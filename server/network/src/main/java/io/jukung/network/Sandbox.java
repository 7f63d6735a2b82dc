package io.jukung.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The network of one run of a container, as it stands.
///
/// @param sandboxId 64 hex digits, as inspect shows them
/// @param sandboxKey the path inspect shows: the namespace's file, or the host's `default`
/// @param netns the namespace to enter; empty for the host's own
/// @param endpoint where it meets its network; empty when the namespace belongs to another container
/// @param heldSockets descriptors of bound sockets that the container's supervisor is to inherit: as long as it lives,
///        no other program can take the published ports, engine or no engine
public record Sandbox(String id, String sandboxId, String sandboxKey, Optional<Path> netns, Optional<Endpoint> endpoint,
        List<BoundPort> ports, List<Integer> heldSockets) {
    public Sandbox {
        ports = List.copyOf(ports);
        heldSockets = List.copyOf(heldSockets);
    }
}
