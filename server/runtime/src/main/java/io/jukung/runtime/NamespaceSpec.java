package io.jukung.runtime;

import java.nio.file.Path;

/// Which parts of the kernel's view the container has for itself, and which it shares.
public record NamespaceSpec(Space network, Space ipc, Space pid, Space uts, Space cgroup) {
    /// Everything for itself; the network has nothing but an idle loopback until somebody adds to it.
    public static final NamespaceSpec OWN = new NamespaceSpec(new Own(), new Own(), new Own(), new Own(), new Own());

    /// One namespace: the container's own, the host's, or another one, held by a file (`/proc/PID/ns/…` or a bind mount).
    public sealed interface Space {}

    public record Own() implements Space {}

    public record Host() implements Space {}

    public record At(Path file) implements Space {}

    public NamespaceSpec withNetwork(Space space) {
        return new NamespaceSpec(space, ipc, pid, uts, cgroup);
    }
}
