package io.jukung.runtime.log;

import io.jukung.runtime.LogLine;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.LogStore;
import io.jukung.runtime.StreamKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Lets through what is asked for; holds back all but the last lines until the first `flush`.
final class LastLines implements LogStore.Sink {
    private final LogQuery query;
    private final LogStore.Sink sink;
    private final Deque<LogLine> held = new ArrayDeque<>();
    private boolean holding;
    private boolean past;

    LastLines(LogQuery query, LogStore.Sink sink) {
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
