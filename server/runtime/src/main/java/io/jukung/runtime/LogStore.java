package io.jukung.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// The lines containers wrote, kept in files; readers follow the files and never hold a container back. One that is much too
/// slow may lose lines, but never in silence: a line of the store's own says how many files it missed.
public interface LogStore {
    /// Hands over the lines asked for, oldest first, on the calling thread. With `follow` it goes on until `ended` is true
    /// and everything has been read, or the thread is interrupted, or the sink throws.
    /// @param log the file given in `Io`; rotated parts beside it are read too
    void read(Path log, LogQuery query, BooleanSupplier ended, Sink sink) throws IOException, InterruptedException;

    /// Rotates if the file has grown too large; whoever follows it loses no line.
    /// @param reopen makes the supervisor go on in the new file
    void rotateIfLarge(Path log, LogBounds bounds, Reopen reopen) throws IOException;

    /// Removes the file and its rotated parts.
    void delete(Path log) throws IOException;

    interface Sink {
        void line(LogLine line) throws IOException;

        /// Nothing more is there yet: what was handed over should reach whoever waits for it.
        default void rest() throws IOException {}
    }

    interface Reopen {
        void run() throws IOException;
    }
}
