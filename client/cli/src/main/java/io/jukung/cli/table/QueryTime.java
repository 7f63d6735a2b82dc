package io.jukung.cli.table;

import io.jukung.base.Problem;
import io.jukung.notation.Durations;
import io.jukung.notation.Timestamps;
import java.time.Instant;
import java.time.ZoneId;

/// What `--since` and `--until` say, as queries carry it: a span before now in whole seconds, a time with its fraction.
public final class QueryTime {
    private QueryTime() {}

    public static String of(String text, Instant now) {
        try {
            return Long.toString(now.minus(Durations.parse(text)).getEpochSecond());
        } catch (Problem.Invalid e) {
            var time = Timestamps.printSeconds(Timestamps.parse(text, now, ZoneId.systemDefault()));
            // Seconds since 1970 go as they were written: the engine reads them as well as we do.
            return text.indexOf('-', 1) < 0 ? text : time;
        }
    }
}
