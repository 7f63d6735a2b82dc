package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.SocketCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The conversation with rtnetlink: one request, then its acknowledgement or all parts of its answer. One at a time.
final class NetlinkSocket implements AutoCloseable {
    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int HEADER = 16;
    private static final int ROOM = 65536;

    private final int fd;
    private int sequence;
    private boolean closed;

    private NetlinkSocket(int fd) {
        this.fd = fd;
    }

    static NetlinkSocket open() throws IOException {
        int fd = (int) check(SocketCalls.open(SocketCalls.AF_NETLINK, SocketCalls.RAW, 0), "open", "netlink");
        long bound = SocketCalls.bindNetlink(fd);
        if (bound < 0) FileCalls.close(fd);
        check(bound, "bind", "netlink");
        return new NetlinkSocket(fd);
    }

    int nextSequence() {
        return ++sequence;
    }

    /// Sends a request; the parts of the answer if it asked for any, each with a fixed part of the given length.
    List<NetlinkReply> exchange(byte[] request, int fixedLength, String what, String object) throws IOException {
        if (closed) throw new IOException("netlink is closed");
        check(SocketCalls.send(fd, request, 0, request.length), what, object);
        var replies = new ArrayList<NetlinkReply>();
        var buffer = new byte[ROOM];
        while (true) {
            int n = (int) check(FileCalls.read(fd, buffer, 0, ROOM), what, object);
            var in = ByteBuffer.wrap(buffer, 0, n).order(ByteOrder.nativeOrder());
            while (in.remaining() >= HEADER) {
                int at = in.position();
                int length = in.getInt(at);
                int type = in.getShort(at + 4);
                if (length < HEADER || length > in.remaining()) throw new IOException("netlink answered with half a message");
                if (in.getInt(at + 8) == sequence) {
                    if (type == DONE) return replies;
                    if (type == ERROR) {
                        check(in.getInt(at + HEADER), what, object);
                        return replies;
                    }
                    var body = in.slice(at + HEADER, length - HEADER).order(ByteOrder.nativeOrder());
                    replies.add(NetlinkReply.parse(type, body, fixedLength));
                }
                in.position(Math.min(in.limit(), at + (length + 3 & ~3)));
            }
        }
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        FileCalls.close(fd);
    }
}
