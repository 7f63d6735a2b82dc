package io.jukung.runtime.log;

import io.jukung.runtime.LogBounds;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Logs as conmon writes them: `ctr.log`, and what was rotated away beside it as `ctr.log.1` (the newest) and so on.
///
/// A reader that is slower than the writer keeps what rotations take away, up to a bound, and is told in a line of its own of
/// what went beyond it: no line is missing in silence.
public final class LogFiles implements LogStore {
    /// Ten times what is kept of a log where nobody says otherwise.
    private static final long USUAL_KEPT = 10 * LogBounds.USUAL.most() * LogBounds.USUAL.largest();

    private final Readers readers;

    public LogFiles() {
        this(USUAL_KEPT);
    }

    /// @param kept bytes that one slow reader may keep on the disk after they were rotated away
    LogFiles(long kept) {
        this.readers = new Readers(kept);
    }

    @Override
    public void read(Path log, LogQuery query, BooleanSupplier ended, Sink sink) throws IOException, InterruptedException {
        var last = new LastLines(query, sink);
        var joiner = new LineJoiner(last);
        try (var reader = readers.enter(log); var pause = new Pause(log, query.follow())) {
            var start = LastPart.of(reader.parts(), query);
            if (start.isEmpty()) return;
            reader.begin(start.get());
            follow(reader, start.get(), () -> !query.follow() || ended.getAsBoolean() || last.past(), joiner, new Events() {
                @Override public void nothingMore() throws IOException, InterruptedException {
                    if (!query.follow()) return;
                    last.flush();
                    sink.rest();
                    pause.here();
                }
                @Override public void lost(int files) throws IOException {
                    joiner.cut();
                    last.flush();
                    sink.line(LostFiles.line(files, query));
                }
            });
        }
        joiner.end();
        last.flush();
    }

    private interface Events {
        void nothingMore() throws IOException, InterruptedException;

        void lost(int files) throws IOException;
    }

    private static void follow(Reader reader, Tail first, BooleanSupplier over, LineJoiner joiner, Events events) throws IOException, InterruptedException {
        var tail = first;
        try {
            while (true) {
                // asked before the reading: once a next part is there, or the container has ended, what is read now is all there ever will be
                boolean last = over.getAsBoolean();
                var next = reader.next();
                try {
                    tail.read(joiner);
                    if (next.isPresent() && next.get().lost() > 0) events.lost(next.get().lost());
                } finally {
                    if (next.isPresent()) {
                        tail.close();
                        tail = next.get().tail();
                    }
                }
                if (next.isPresent()) continue;
                if (last) return;
                events.nothingMore();
            }
        } finally {
            tail.close();
        }
    }

    @Override
    public void rotateIfLarge(Path log, LogBounds bounds, Reopen reopen) throws IOException {
        if (bounds.largest() < 0) return;
        if (Files.exists(log)) {
            if (Files.size(log) < bounds.largest()) return;
            readers.change(log, beyond(log, bounds.most()), () -> shift(log, bounds.most()));
        } else if (!Files.exists(Parts.numbered(log, 1))) {
            return;
        }
        // an engine that ended between the two left the supervisor writing into what is renamed already
        reopen.run();
    }

    /// What goes to make room, at the latest with this rotation.
    private static List<Path> beyond(Path log, int most) {
        var going = new ArrayList<Path>();
        for (int old = Math.max(most - 1, 1); Files.exists(Parts.numbered(log, old)); old++) going.add(Parts.numbered(log, old));
        return going;
    }

    private static void shift(Path log, int most) throws IOException {
        for (var old : beyond(log, most)) Files.deleteIfExists(old);
        for (int i = most - 2; i >= 1; i--) {
            if (Files.exists(Parts.numbered(log, i))) Files.move(Parts.numbered(log, i), Parts.numbered(log, i + 1), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(log, Parts.numbered(log, 1), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path log) throws IOException {
        var all = new ArrayList<>(beyond(log, 1));
        all.add(log);
        readers.change(log, all, () -> {
            for (var file : all) Files.deleteIfExists(file);
        });
    }

    /// Where the reading begins: the oldest part, or the one that surely holds the last lines wanted.
    private static final class LastPart {
        private static final long WINDOW = 64 << 10;

        static Optional<Tail> of(Parts parts, LogQuery query) throws IOException {
            if (query.tail().isEmpty() || query.until().isPresent()) return parts.oldest();
            // the first of each stream in a window may have begun before it
            long missing = query.tail().getAsLong() + 2;
            Optional<Tail> begin = Optional.empty();
            for (var part : parts.now()) {
                var tail = Tail.open(part);
                if (tail.isEmpty()) continue;
                begin.ifPresent(Tail::close);
                begin = tail;
                missing -= seek(tail.get(), missing, query);
                if (missing <= 0) break;
            }
            return begin;
        }

        /// Puts the tail where at most `wanted` lines are left, give or take a window.
        /// @return how many are
        private static long seek(Tail tail, long wanted, LogQuery query) throws IOException {
            for (long window = WINDOW; ; window *= 8) {
                long from = Math.max(0, tail.size() - window);
                long lines = tail.count(from, query);
                if (lines >= wanted || from == 0) return lines;
            }
        }
    }
}
