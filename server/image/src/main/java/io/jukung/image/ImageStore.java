package io.jukung.image;

import io.jukung.base.Problem;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import io.jukung.oci.Descriptor;
import java.util.List;
import java.util.Optional;

/// The images of this host and the names that lead to them.
///
/// Any thread may call. Reading takes no lock and sees one consistent state; every change is on disk when its call
/// returns, all of it or nothing. Disk errors become `Problem.Internal`.
public interface ImageStore {
    /// The image meant by a name (`busybox`, `me/app:1`, `app@sha256:…`), an id, or the beginning of one, in Docker's order: names first.
    /// @throws Problem.NotFound if the text is the beginning of several ids
    Optional<Image> find(String nameOrId);

    /// As `find`, but it must be there.
    /// @throws Problem.NotFound `No such image: busybox:latest`
    Image get(String nameOrId);

    /// All images, the newest first.
    List<Image> list();

    /// Gives an image one more name; the name is taken from the image that had it. `target` gets the tag `latest` if it has none.
    Image tag(String source, Reference target);

    /// Takes a name away, or removes the image: Docker's rules. The last name takes the image along, with all layers no other image uses.
    /// @param force remove it though it has several names or a stopped container uses it
    /// @throws Problem.Conflict if that would hurt a container, or is not meant without force
    List<Removed> remove(String nameOrId, boolean force);

    /// Records an image whose blobs and layers are all there. If it is known already its names are joined; each name
    /// given is taken from the image that had it.
    Image put(Digest id, Descriptor manifest, List<Image.Layer> layers, List<Reference> names, List<Reference> repoDigests);

    /// The configuration's bytes, as they were pulled.
    byte[] configBytes(Image image);
}
