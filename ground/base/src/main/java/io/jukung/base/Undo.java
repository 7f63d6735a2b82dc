package io.jukung.base;

import java.util.ArrayDeque;
import java.util.Deque;

/// Releases for what an operation acquired so far: run in reverse if it fails, dropped if it succeeds.
///
/// Use it in try-with-resources: `close` without `keep` unwinds everything. A release that fails does not keep the
/// others from running; its error is added to the first one and thrown at the end. One thread.
public final class Undo implements AutoCloseable {
    /// Gives one acquired thing back.
    public interface Release {
        void run() throws Exception;
    }

    private final Deque<Release> releases = new ArrayDeque<>();

    public void push(Release release) {
        releases.push(release);
    }

    /// The operation succeeded: nothing is to be released.
    public void keep() {
        releases.clear();
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!releases.isEmpty()) {
            try {
                releases.pop().run();
            } catch (Exception e) {
                if (first == null) first = new IllegalStateException("undo failed: " + e.getMessage(), e);
                else first.addSuppressed(e);
            }
        }
        if (first != null) throw first;
    }
}
