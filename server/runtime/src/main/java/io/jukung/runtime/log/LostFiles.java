package io.jukung.runtime.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.runtime.LogLine;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.StreamKind;
import java.time.Instant;

/// What a reader is told where lines are missing: a line of our own, on standard error if that is read.
final class LostFiles {
    private LostFiles() {}

    static LogLine line(int files, LogQuery query) {
        var words = "jukung: lines are missing here: " + files + (files == 1 ? " log file was" : " log files were")
                + " rotated away before this reader came to them; read faster, or keep more with --log-opt max-size and max-file\n";
        return new LogLine(Instant.now(), query.err() ? StreamKind.ERR : StreamKind.OUT, words.getBytes(UTF_8));
    }
}
