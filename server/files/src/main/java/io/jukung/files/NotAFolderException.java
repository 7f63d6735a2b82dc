package io.jukung.files;

import java.io.IOException;

/// An archive is to be unpacked where no folder is.
public final class NotAFolderException extends IOException {
    private static final long serialVersionUID = 1L;
}
