package io.jukung.runtime.log;

import io.jukung.runtime.LogLine;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.LogStore;
import io.jukung.runtime.StreamKind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Logs as conmon writes them: `ctr.log`, and what was rotated away beside it as `ctr.log.1` (the newest) and so on.
public final class LogFiles implements LogStore {
    private static final long PAUSE_MILLIS = 20;
    private final long largest;
    private final int most;

    /// @param largest bytes at which a file is rotated; below zero never
    /// @param most    files kept, the one being written included
    public LogFiles(long largest, int most) {
        this.largest = largest;
        this.most = most;
    }

    /// Five files of 20 MB.
    public static LogFiles usual() {
        return new LogFiles(20L << 20, 5);
    }

    @Override
    public void read(Path log, LogQuery query, BooleanSupplier ended, Sink sink) throws IOException, InterruptedException {
        var last = new LastLines(query, sink);
        var joiner = new LineJoiner(last);
        for (var part : rotated(log)) {
            try (var tail = new Tail(part)) {
                tail.read(joiner);
            } catch (NoSuchFileException rotatedAway) {
                // Its lines are older than what is kept by now.
            }
        }
        follow(log, query, ended, joiner, last);
        joiner.end();
        last.flush();
    }

    private static void follow(Path log, LogQuery query, BooleanSupplier ended, LineJoiner joiner, LastLines last) throws IOException, InterruptedException {
        Tail tail;
        try {
            tail = new Tail(log);
        } catch (NoSuchFileException nothingWritten) {
            return;
        }
        try {
            while (true) {
                boolean over = !query.follow() || ended.getAsBoolean() || last.past();
                boolean moved = tail.moved(log);
                int lines = tail.read(joiner);
                if (query.follow()) last.flush();
                if (moved) {
                    tail.close();
                    tail = new Tail(log);
                } else if (over) {
                    return;
                } else if (lines == 0) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } finally {
            tail.close();
        }
    }

    @Override
    public void rotateIfLarge(Path log, Reopen reopen) throws IOException {
        if (largest < 0 || !Files.exists(log) || Files.size(log) < largest) return;
        Files.deleteIfExists(numbered(log, most - 1));
        for (int i = most - 2; i >= 1; i--) {
            if (Files.exists(numbered(log, i))) Files.move(numbered(log, i), numbered(log, i + 1), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(log, numbered(log, 1), StandardCopyOption.ATOMIC_MOVE);
        reopen.run();
    }

    @Override
    public void delete(Path log) throws IOException {
        for (var part : rotated(log)) Files.deleteIfExists(part);
        Files.deleteIfExists(log);
    }

    private static Path numbered(Path log, int i) {
        return log.resolveSibling(log.getFileName() + "." + i);
    }

    /// The oldest first.
    private List<Path> rotated(Path log) {
        var parts = new ArrayList<Path>();
        for (int i = Math.max(most, 1); i >= 1; i--) if (Files.exists(numbered(log, i))) parts.add(numbered(log, i));
        return parts;
    }

    /// A file read as far as it goes, again and again; it keeps its own file when that is renamed.
    private static final class Tail implements AutoCloseable {
        private final FileChannel channel;
        private final InputStream in;
        private final Object key;
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        Tail(Path file) throws IOException {
            channel = FileChannel.open(file);
            in = new BufferedInputStream(Channels.newInputStream(channel), 64 << 10);
            key = key(file);
        }

        private static Object key(Path file) throws IOException {
            return Files.getAttribute(file, "unix:ino");
        }

        /// Whether the name now means another file; what is left in the old one is then all it will ever have, once
        /// the new one is there.
        boolean moved(Path file) throws IOException {
            try {
                return !key.equals(key(file));
            } catch (NoSuchFileException between) {
                return false;
            }
        }

        int read(LineJoiner joiner) throws IOException {
            int lines = 0;
            for (int b; (b = in.read()) >= 0; ) {
                if (b != '\n') {
                    begun.write(b);
                    continue;
                }
                joiner.accept(begun.toByteArray());
                begun.reset();
                lines++;
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// Lets through what is asked for; holds back all but the last lines until the first `flush`.
    private static final class LastLines implements Sink {
        private final LogQuery query;
        private final Sink sink;
        private final Deque<LogLine> held = new ArrayDeque<>();
        private boolean holding;
        private boolean past;

        LastLines(LogQuery query, Sink sink) {
            this.query = query;
            this.sink = sink;
            this.holding = query.tail().isPresent();
        }

        boolean past() {
            return past;
        }

        @Override
        public void line(LogLine line) throws IOException {
            if (line.stream() == StreamKind.OUT ? !query.out() : !query.err()) return;
            if (query.since().isPresent() && line.at().isBefore(query.since().get())) return;
            if (query.until().isPresent() && line.at().isAfter(query.until().get())) {
                past = true;
                return;
            }
            if (!holding) {
                sink.line(line);
                return;
            }
            held.add(line);
            if (held.size() > query.tail().orElse(Long.MAX_VALUE)) held.remove();
        }

        void flush() throws IOException {
            holding = false;
            while (!held.isEmpty()) sink.line(held.remove());
        }
    }
}
