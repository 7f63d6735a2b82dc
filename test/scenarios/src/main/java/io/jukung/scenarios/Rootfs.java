package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The files of the image `tiny`: the host's busybox with a link for each of its applets.
public final class Rootfs {
    private Rootfs() {}

    public static Path make(Path folder) throws IOException, InterruptedException {
        var shell = new Shell(List.of(), folder, Map.of());
        return Path.of(shell.must("""
                set -e
                cd '%s'
                mkdir -p tiny/bin tiny/etc tiny/tmp tiny/root tiny/home/boat
                cp "$(command -v busybox)" tiny/bin/busybox
                for applet in $(busybox --list); do [ "$applet" = busybox ] || ln -s busybox tiny/bin/$applet; done
                printf 'root:x:0:0:root:/root:/bin/sh\\nboat:x:1000:1000:boat:/home/boat:/bin/sh\\n' > tiny/etc/passwd
                printf 'root:x:0:\\nboat:x:1000:\\n' > tiny/etc/group
                tar -C tiny --numeric-owner --owner=0 --group=0 -cf tiny.tar .
                echo "$PWD/tiny.tar"
                """.formatted(folder)).strip());
    }
}
