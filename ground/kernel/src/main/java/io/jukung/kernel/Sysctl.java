package io.jukung.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Kernel settings, those under `net` being of the network namespace of the calling thread (a platform thread, then).
/// Keys are written with dots, or with slashes where a name in them has a dot of its own: `net/ipv4/conf/eth0.1/forwarding`.
public final class Sysctl {
    private static final Path ROOT = Path.of("/proc/sys");

    private Sysctl() {}

    public static void write(String key, String value) throws IOException {
        Files.write(file(key), value.getBytes(UTF_8), StandardOpenOption.WRITE);
    }

    /// Empty if this kernel has no such setting.
    public static Optional<String> read(String key) throws IOException {
        try {
            return Optional.of(Files.readString(file(key)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Path file(String key) {
        var path = ROOT.resolve(key.contains("/") ? key : key.replace('.', '/')).normalize();
        if (!path.startsWith(ROOT)) throw new IllegalArgumentException("no kernel setting: " + key);
        return path;
    }
}
