package io.jukung.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/// Makes the three kinds of body an answer can have: counted, chunked, until close. One that ends early is an error, not an end.
final class AnswerBody {
    private final HttpConnection connection;
    private final boolean keep;

    AnswerBody(HttpConnection connection, boolean keep) {
        this.connection = connection;
        this.keep = keep;
    }

    InputStream counted(InputStream in, long length) {
        return new Part(in, length) {
            @Override
            long next() {
                return 0;
            }

            @Override
            boolean isCounted() {
                return true;
            }
        }.startingAt(length);
    }

    InputStream chunked(InputStream in) {
        return new Part(in, 0) {
            private boolean first = true;

            @Override
            long next() throws IOException {
                if (!first && !Head.line(in, 16).isEmpty()) throw new ProtocolException("a chunk longer than it said");
                first = false;
                var line = Head.line(in, 4096);
                int end = line.indexOf(';');
                long size = Head.digits((end < 0 ? line : line.substring(0, end)).strip(), 16, line);
                if (size > 0) return size;
                while (!Head.line(in, 4096).isEmpty()) continue;
                return 0;
            }
        };
    }

    InputStream untilClose(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return in.read(into, from, length);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /// A body of known parts: `next` tells how long the following one is, 0 at the end.
    private abstract class Part extends InputStream {
        private final InputStream in;
        private long left;
        private boolean ended;

        Part(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        abstract long next() throws IOException;

        /// An empty body is over before anybody reads it.
        Part startingAt(long length) {
            if (length == 0) end();
            return this;
        }

        private void end() {
            ended = true;
            connection.finished(keep);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) return 0;
            if (!ended && left == 0) {
                left = next();
                if (left == 0) end();
            }
            if (ended) return -1;
            int n = in.read(into, from, (int) Math.min(length, left));
            if (n < 0) throw new EOFException("the connection ended before the answer did");
            left -= n;
            // A counted body is over with its last byte: nobody need read once more to use the connection again.
            if (left == 0 && isCounted()) end();
            return n;
        }

        boolean isCounted() {
            return false;
        }

        @Override
        public void close() throws IOException {
            if (!ended) connection.close();
        }
    }
}
