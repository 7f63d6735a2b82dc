package io.jukung.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// An answer whose body arrives as it is read. Closing it before the body's end closes the connection, since the rest is unread.
public record Response(Head head, InputStream body) implements Closeable {
    public int status() {
        return head.status();
    }

    public Optional<String> header(String name) {
        return head.header(name);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
