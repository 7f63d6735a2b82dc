package io.jukung.runtime.log;

import io.jukung.runtime.LogQuery;

/// Counts the entries that end a line of the streams wanted, in the bytes of a log: `TIME stdout F …`.
final class LineEnds {
    private final LogQuery query;
    private int blanks;
    private boolean wanted;
    private boolean full;
    private boolean fresh;
    private long count;

    LineEnds(LogQuery query) {
        this.query = query;
    }

    void next(byte b) {
        if (b == '\n') {
            if (wanted && full) count++;
            blanks = 0;
            wanted = false;
            full = false;
        } else if (b == ' ' && blanks < 3) {
            blanks++;
            fresh = true;
        } else if (blanks == 1) {
            // std-o-ut or std-e-rr: the only letters that tell them apart
            if (b == 'o' && query.out() || b == 'e' && query.err()) wanted = true;
        } else if (blanks == 2 && fresh) {
            full = b == 'F';
            fresh = false;
        }
    }

    long count() {
        return count;
    }
}
