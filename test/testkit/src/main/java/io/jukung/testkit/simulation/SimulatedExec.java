package io.jukung.testkit.simulation;

import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.ExecProcess;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// A process that ends with its code as soon as it begins, and says nothing.
record SimulatedExec(int code) implements ExecProcess {
    @Override public OutputStream stdin() {
        return OutputStream.nullOutputStream();
    }

    @Override public InputStream stdout() {
        return InputStream.nullInputStream();
    }

    @Override public InputStream stderr() {
        return InputStream.nullInputStream();
    }

    @Override public void resize(ConsoleSize size) {}

    @Override public CompletableFuture<Integer> exit() {
        return CompletableFuture.completedFuture(code);
    }

    @Override public OptionalLong pid() {
        return OptionalLong.of(4711);
    }

    @Override public void close() {}
}
