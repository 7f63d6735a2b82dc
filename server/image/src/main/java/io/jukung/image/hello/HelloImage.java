package io.jukung.image.hello;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarWriter;
import io.jukung.content.ContentStore;
import io.jukung.content.Lease;
import io.jukung.image.Image;
import io.jukung.image.store.FileImageStore;
import io.jukung.image.store.LocalImages;
import io.jukung.notation.Digest;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import io.jukung.oci.ImageConfig;
import io.jukung.oci.RunConfig;
import io.jukung.snapshot.Snapshotter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The hello-world that needs no registry: one program, made of bytes right here. Its id is the same on every host of one architecture.
public final class HelloImage {
    private static final Reference NAME = Reference.parse("hello-world:latest");
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TEXT = """

            Hello from Jukung!
            If you can read this, your container platform works.

            What happened just now:
             1. The jukung command asked the Jukung engine to run the image "hello-world".
             2. The engine did not have it and reached no registry, so it took the one it
                carries inside: a single program of about a thousand bytes.
             3. It made a container of it: a file system, a network and process ids of
                its own, kept apart from the rest of this computer.
             4. The program in the container wrote this text, and ended.
             5. The text went from the container through the engine to your terminal.

            Things to try next, once a registry can be reached:
              jukung run -it --rm debian bash          a shell in a system of its own
              jukung run -d -p 8080:80 nginx           a web server on port 8080
              jukung ps -a                             every container, also this one

            """;

    private final ContentStore content;
    private final Snapshotter snapshots;
    private final FileImageStore images;

    public HelloImage(ContentStore content, Snapshotter snapshots, FileImageStore images) {
        this.content = content;
        this.snapshots = snapshots;
        this.images = images;
    }

    /// Only this one name may fall back to what is built in.
    public static boolean isMeantBy(Reference reference) {
        return reference.equals(NAME);
    }

    /// Puts the image into the stores, under this name.
    public Image bring(Reference name, Platform platform, Lease lease) throws IOException {
        var layer = layer(platform);
        lease.keep(Digest.ofBytes(layer));
        var diffId = content.put(layer);
        return LocalImages.record(content, snapshots, images, diffId, config(platform, diffId), Optional.of(name), lease);
    }

    static byte[] layer(Platform platform) throws IOException {
        var program = HelloProgram.of(platform.architecture(), TEXT);
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarWriter(bytes)) {
            tar.write(TarEntry.file("hello", 0755, program.length, MADE), program);
        }
        return bytes.toByteArray();
    }

    private static ImageConfig config(Platform platform, Digest diffId) {
        var run = new RunConfig("", Set.of(), List.of("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"), List.of(), List.of("/hello"),
                Optional.empty(), false, Set.of(), "/", List.of(), Map.of(), "", List.of(), Map.of());
        var history = new ImageConfig.History(Optional.of(MADE), Optional.of("CMD [\"/hello\"]"), Optional.empty(), Optional.of("built into Jukung"), false);
        return LocalImages.ofOne(platform, run, diffId, history, MADE);
    }
}
