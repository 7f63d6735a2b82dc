package io.jukung.snapshot;

import io.jukung.notation.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Root file systems made of layers.
///
/// Two kinds of things live here. A *committed layer* has the chain id of itself and all below it as its name; it appears whole
/// and durable with `Unpack.commit`, and never changes. An *active snapshot* has a container's id; `prepare` gives it a writable
/// top over a chain of layers, `mount` makes it visible as one folder. Any thread may call; calls on one id are serialised.
/// Taking away what is not there is no error: the wish is already granted.
public interface Snapshotter {
    /// Whether the layer is here, whole.
    boolean exists(Digest chainId);

    /// Opens a private place to unpack a layer into. Two may race for one chain id: both commits succeed, one layer stays.
    /// The parent need not be here yet, so layers may unpack side by side.
    Unpack unpack(Optional<Digest> parentChain, Digest chainId) throws IOException;

    /// Gives `id` a writable top over these layers, mounted by `mount`; it outlives this process, and with `flush` a power failure.
    /// @param chain the chain ids of all layers, lowest first (`ChainIds.of`); empty for a root that starts out empty
    /// @throws io.jukung.base.Problem.NotFound if a layer is not here
    /// @throws io.jukung.base.Problem.Conflict if the id is taken
    void prepare(String id, List<Digest> chain) throws IOException;

    /// What `prepare` made is on disk when this returns.
    void flush(String id) throws IOException;

    /// Mounts the snapshot, if it is not mounted yet.
    /// @return the folder where the whole root is seen
    Path mount(String id) throws IOException;

    /// Undoes `mount`. While somebody holds the snapshot, it stays mounted for them.
    void unmount(String id) throws IOException;

    /// A snapshot that stays mounted until this is closed.
    interface Held extends Closeable {
        /// The folder where the whole root is seen.
        Path root();
    }

    /// Mounts the snapshot, if it is not mounted yet, and keeps it so. Two mounts of one writable top would not agree: who
    /// looks into a container that does not run holds it, so that a start meanwhile finds the same mount.
    Held hold(String id) throws IOException;

    /// Unmounts the snapshot and deletes its writable top.
    void remove(String id) throws IOException;

    /// Deletes a layer.
    /// @throws io.jukung.base.Problem.Conflict if an active snapshot stands on it
    void removeLayer(Digest chainId) throws IOException;

    /// The bytes the writable top takes up.
    long usage(String id) throws IOException;

    /// The bytes a layer takes up, without those below it.
    long layerSize(Digest chainId) throws IOException;

    /// Every layer that is here.
    Set<Digest> layers() throws IOException;

    /// Every active snapshot.
    Set<String> active() throws IOException;

    /// The folder with what the container itself wrote, in the form overlayfs keeps it (whiteouts are 0/0 character devices).
    Path upper(String id) throws IOException;

    /// The folders of the layers it stands on, topmost first; one that is empty, if it stands on none.
    List<Path> below(String id) throws IOException;
}
