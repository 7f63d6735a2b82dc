package io.jukung.engine.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which boot of the host this is: a run of another boot ended with the host.
final class Boot {
    private Boot() {}

    /// The kernel's name of it, or nothing where the kernel gives none.
    static String id() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
