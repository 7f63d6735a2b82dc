package io.jukung.engine;

import io.jukung.files.PathFacts;
import io.jukung.files.TreeChange;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// Files in and out of containers, running or not, with their folders of the host and volumes.
///
/// Paths are what a process of the container would mean by them; no link, name or archive leads out of it. Archives pass
/// through as they come: memory does not grow with them, and a slow or vanished client leaves nothing behind.
/// Every call throws `Problem.NotFound` for a stranger, and for a path that leads nowhere.
public interface ContainerFiles {
    /// An archive about to be written, once. Close it.
    interface Outgoing extends Closeable {
        void writeTo(OutputStream out) throws IOException;
    }

    /// An archive of what is at a path.
    interface Picked extends Outgoing {
        PathFacts stat();
    }

    /// How an archive is unpacked.
    ///
    /// @param keepsKinds a folder never takes the place of something else, nor the other way round
    /// @param asItsUser  the files become the container's user's, not whose the archive says
    record Unpacking(boolean keepsKinds, boolean asItsUser) {}

    PathFacts stat(String container, String path) throws IOException;

    Picked pick(String container, String path) throws IOException;

    /// @param archive a tar, plain or compressed
    void unpack(String container, String path, InputStream archive, Unpacking how) throws IOException;

    /// The whole root, without folders of the host and volumes.
    Outgoing export(String container) throws IOException;

    /// What the container changed in its root, parents first.
    List<TreeChange> changes(String container) throws IOException;
}
