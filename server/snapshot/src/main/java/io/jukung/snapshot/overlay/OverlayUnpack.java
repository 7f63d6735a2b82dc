package io.jukung.snapshot.overlay;

import io.jukung.kernel.FileNodes;
import io.jukung.notation.Digest;
import io.jukung.snapshot.Unpack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A layer being unpacked into a draft folder, which `commit` flushes and renames into its place.
final class OverlayUnpack implements Unpack {
    private final StoreLayout layout;
    private final Digest chainId;
    private final Path draft;
    private final LayerWriter writer;

    OverlayUnpack(StoreLayout layout, Digest chainId) throws IOException {
        this.layout = layout;
        this.chainId = chainId;
        this.draft = layout.freshDraft();
        var diff = Files.createDirectories(draft.resolve("diff"));
        FileNodes.chmod(diff, 0755);
        this.writer = new LayerWriter(diff);
    }

    @Override
    public void apply(InputStream tar) throws IOException {
        PlatformThread.run("unpack", () -> writer.apply(tar));
    }

    @Override
    public void commit() throws IOException {
        Files.writeString(draft.resolve("chain"), chainId + "\n");
        Files.writeString(draft.resolve("size"), writer.size() + "\n");
        FileNodes.syncFileSystem(draft);
        var place = layout.layer(chainId);
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            close(); // another was faster; the layer is the same
        } catch (FileSystemException e) {
            if (!Files.exists(place)) throw e;
            close();
        }
        Folders.flush(layout.layers());
    }

    @Override
    public void close() throws IOException {
        Folders.delete(draft);
    }
}
