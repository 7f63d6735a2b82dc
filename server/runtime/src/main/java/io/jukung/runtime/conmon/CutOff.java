package io.jukung.runtime.conmon;

import io.jukung.kernel.ProcessHandleFd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A creation whose engine ended before it had written down who does it: conmon and the OCI runtime may still be at work.
/// They are known by the bundle in their command lines.
final class CutOff {
    private static final int SIGKILL = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private CutOff() {}

    /// Ends all that work on this bundle.
    static void end(Path bundle) throws IOException {
        if (!Files.exists(bundle)) return;
        long late = System.nanoTime() + PATIENCE.toNanos();
        while (kill(bundle) > 0) {
            if (System.nanoTime() > late) throw new IOException("a creation that was cut off does not end: " + bundle);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static int kill(Path bundle) throws IOException {
        int found = 0;
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (!worksOn(process, bundle.toString())) continue;
                found++;
                var handle = ProcessHandleFd.open(Long.parseLong(String.valueOf(process.getFileName())));
                if (handle.isEmpty()) continue;
                try (var open = handle.get()) {
                    if (worksOn(process, bundle.toString())) open.signal(SIGKILL);
                }
            }
        }
        return found;
    }

    private static boolean worksOn(Path process, String bundle) {
        try {
            return ('\0' + Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)).contains('\0' + bundle + '\0');
        } catch (IOException ended) {
            return false;
        }
    }
}
