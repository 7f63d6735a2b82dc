package io.jukung.distribution;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// A blob on its way from a registry: closing it ends the transfer.
public record Blob(InputStream body, long size) implements Closeable {
    @Override
    public void close() throws IOException {
        body.close();
    }
}
