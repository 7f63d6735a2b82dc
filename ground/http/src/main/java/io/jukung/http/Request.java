package io.jukung.http;

import java.util.List;

/// A request: its path is sent as it is (encoded, with its query), and so are its headers, after `Host` and before the body's own.
public record Request(String method, String path, List<Header> headers, Body body) {
    public Request {
        headers = List.copyOf(headers);
    }

    /// One header line.
    public record Header(String name, String value) {
        public Header {
            refuseLineEnds(name);
            refuseLineEnds(value);
        }

        private static void refuseLineEnds(String text) {
            if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("a header must not hold a line end");
            }
        }
    }
}
