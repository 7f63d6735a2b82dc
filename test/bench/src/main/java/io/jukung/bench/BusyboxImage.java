package io.jukung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The image `busybox`, made of the host's own busybox.
final class BusyboxImage {
    private BusyboxImage() {}

    static byte[] make(Path folder) throws IOException, InterruptedException {
        Commands.said("sh", "-c", """
                set -e; cd "$1"; mkdir -p image/bin image/tmp; cp "$(command -v busybox)" image/bin/
                for name in sh true sleep cat ls; do ln -sf busybox image/bin/$name; done
                tar -C image --numeric-owner --owner=0 --group=0 -cf image.tar .""", "sh", folder.toString());
        return Files.readAllBytes(folder.resolve("image.tar"));
    }

    static void put(Path socket, byte[] tar) throws IOException {
        Wire.ask(socket, "POST", "/images/create?fromSrc=-&repo=busybox&tag=latest&changes=CMD%20%5B%22sh%22%5D", "application/x-tar", tar);
    }
}
