package io.jukung.runtime.log;

import io.jukung.runtime.LogBounds;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Logs as conmon writes them: `ctr.log`, and what was rotated away beside it as `ctr.log.1` (the newest) and so on.
public final class LogFiles implements LogStore {
    @Override
    public void read(Path log, LogQuery query, BooleanSupplier ended, Sink sink) throws IOException, InterruptedException {
        var last = new LastLines(query, sink);
        var joiner = new LineJoiner(last);
        var parts = new Parts(log);
        var start = LastPart.of(parts, query);
        if (start.isEmpty()) return;
        try (var pause = new Pause(log, query.follow())) {
            follow(parts, start.get(), () -> !query.follow() || ended.getAsBoolean() || last.past(), joiner, () -> {
                if (!query.follow()) return;
                last.flush();
                pause.here();
            });
        }
        joiner.end();
        last.flush();
    }

    private interface Wait {
        void here() throws IOException, InterruptedException;
    }

    private static void follow(Parts parts, Tail first, BooleanSupplier over, LineJoiner joiner, Wait wait) throws IOException, InterruptedException {
        var tail = first;
        try {
            while (true) {
                // asked before the reading: once a next part is there, or the container has ended, what is read now is all there ever will be
                boolean last = over.getAsBoolean();
                var next = parts.after(tail.key());
                tail.read(joiner);
                if (next.isPresent()) {
                    tail.close();
                    tail = next.get();
                } else if (last) {
                    return;
                } else {
                    wait.here();
                }
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
            shift(log, bounds.most());
        } else if (!Files.exists(Parts.numbered(log, 1))) {
            return;
        }
        // an engine that ended between the two left the supervisor writing into what is renamed already
        reopen.run();
    }

    private static void shift(Path log, int most) throws IOException {
        for (int old = Math.max(most - 1, 1); Files.deleteIfExists(Parts.numbered(log, old)); old++) { }
        for (int i = most - 2; i >= 1; i--) {
            if (Files.exists(Parts.numbered(log, i))) Files.move(Parts.numbered(log, i), Parts.numbered(log, i + 1), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(log, Parts.numbered(log, 1), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path log) throws IOException {
        for (int i = 1; Files.deleteIfExists(Parts.numbered(log, i)); i++) { }
        Files.deleteIfExists(log);
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
