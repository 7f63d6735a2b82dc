package io.jukung.kernel;

import java.nio.file.Path;
import java.util.List;

/// A mount namespace for the length of a test: what is mounted in it never reaches the host.
final class Apart {
    private Apart() {}

    static <T> T run(Namespaces.Work<T> work) throws Exception {
        return Namespaces.insideMountCopy(List.of(), () -> {
            Mounts.propagation(Path.of("/"), Propagation.PRIVATE, true);
            return work.run();
        });
    }

    static String network() throws java.io.IOException {
        return java.nio.file.Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
    }
}
