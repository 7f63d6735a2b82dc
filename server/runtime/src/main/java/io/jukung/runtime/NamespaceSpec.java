package io.jukung.runtime;

import java.nio.file.Path;

/// Which parts of the kernel's view the container has for itself, and which it shares.
public record NamespaceSpec(Space network, Space ipc, Space pid, Space uts, Space cgroup, SharedMemory sharedMemory) {
    /// Everything for itself; the network has nothing but an idle loopback until somebody adds to it.
    public static final NamespaceSpec OWN = new NamespaceSpec(new Own(), new Own(), new Own(), new Own(), new Own());

    /// With a `/dev/shm` that goes with the ipc namespace and is nobody else's.
    public NamespaceSpec(Space network, Space ipc, Space pid, Space uts, Space cgroup) {
        this(network, ipc, pid, uts, cgroup, new Private());
    }

    /// One namespace: the container's own, the host's, or another one, held by a file (`/proc/PID/ns/…` or a bind mount).
    public sealed interface Space {}

    public record Own() implements Space {}

    public record Host() implements Space {}

    public record At(Path file) implements Space {}

    /// `/dev/shm`: unlike the namespace it is a mount, and has to be shared by itself.
    public sealed interface SharedMemory {}

    /// Its own, or with the host's ipc namespace the host's.
    public record Private() implements SharedMemory {}

    /// None at all.
    public record Missing() implements SharedMemory {}

    /// Its own, which others may join.
    public record Lent() implements SharedMemory {}

    /// That of a running container with this runtime id, which lends it.
    public record Joined(String id) implements SharedMemory {}

    public NamespaceSpec withNetwork(Space space) {
        return new NamespaceSpec(space, ipc, pid, uts, cgroup, sharedMemory);
    }
}
