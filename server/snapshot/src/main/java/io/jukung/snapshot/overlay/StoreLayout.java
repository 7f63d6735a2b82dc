package io.jukung.snapshot.overlay;

import io.jukung.notation.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Where an overlay store keeps what:
///
///     layers/<32 hex digits of the chain id>/    there only when whole and durable
///         diff/        the layer's own files, whiteouts as overlayfs wants them
///         chain        its chain id
///         size         bytes in its files
///     active/<container id>/
///         chain        the chain ids below, lowest first, a line each
///         upper/       what the container wrote
///         work/        the kernel's own
///         merged/      the mount point
///     drafts/<number>/ on the way in or out; deleted when a store is opened
///     empty/           the lower folder of roots without layers
record StoreLayout(Path root, AtomicLong numbers) {
    static StoreLayout open(Path root) throws IOException {
        var layout = new StoreLayout(root.toAbsolutePath().normalize(), new AtomicLong());
        for (var folder : new Path[] {layout.layers(), layout.actives(), layout.drafts(), layout.empty()}) Files.createDirectories(folder);
        try (var stale = Files.newDirectoryStream(layout.drafts())) {
            for (var draft : stale) Folders.delete(draft);
        }
        return layout;
    }

    Path layers() {
        return root.resolve("layers");
    }

    Path actives() {
        return root.resolve("active");
    }

    Path drafts() {
        return root.resolve("drafts");
    }

    Path empty() {
        return root.resolve("empty");
    }

    /// 128 bits of the name are enough to be unique, and keep mount options short.
    Path layer(Digest chainId) {
        return layers().resolve(chainId.hex().substring(0, 32));
    }

    Path diff(Digest chainId) {
        return layer(chainId).resolve("diff");
    }

    Path active(String id) {
        if (!id.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) throw new IllegalArgumentException("no snapshot can be called '" + id + "'");
        return actives().resolve(id);
    }

    Path freshDraft() {
        return drafts().resolve(Long.toString(numbers.incrementAndGet()));
    }
}
