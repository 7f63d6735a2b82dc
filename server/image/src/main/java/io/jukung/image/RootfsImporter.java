package io.jukung.image;

import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import io.jukung.oci.RunConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Makes an image of one layer out of a root file system.
public interface RootfsImporter {
    /// @param tar the root file system, plain or compressed; read to its end, not closed
    /// @param message the history's comment, often where it came from
    Image importTar(InputStream tar, RunConfig config, Platform platform, Optional<Reference> name, String message) throws IOException;
}
