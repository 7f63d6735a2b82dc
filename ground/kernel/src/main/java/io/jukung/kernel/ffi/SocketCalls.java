package io.jukung.kernel.ffi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Sockets that Java's own channels do not offer: sequenced packets, passed descriptors, netlink.
public final class SocketCalls {
    public static final int AF_UNIX = 1;
    public static final int AF_NETLINK = 16;
    public static final int STREAM = 1;
    public static final int DATAGRAM = 2;
    public static final int RAW = 3;
    public static final int SEQPACKET = 5;
    /// The longest path a Unix socket address can hold, without its closing zero.
    public static final int LONGEST_PATH = 107;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private SocketCalls() {}

    public static long open(int family, int type, int protocol) {
        return Sys.call(Call.SOCKET, family, type | SOCK_CLOEXEC, protocol);
    }

    /// @param path of a file, or a name that begins with `@` and lies in no file system
    public static long connect(int fd, String path) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.CONNECT, fd, address(arena, path), length(path));
        }
    }

    public static long bind(int fd, String path) {
        try (var arena = Arena.ofConfined()) {
            return Sys.call(Call.BIND, fd, address(arena, path), length(path));
        }
    }

    public static long listen(int fd, String path) {
        long bound = bind(fd, path);
        return bound < 0 ? bound : Sys.call(Call.LISTEN, fd, 8);
    }

    /// Binds a netlink socket to an address of the kernel's choice.
    public static long bindNetlink(int fd) {
        try (var arena = Arena.ofConfined()) {
            var address = arena.allocate(12, 4);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_NETLINK);
            return Sys.call(Call.BIND, fd, address.address(), 12);
        }
    }

    public static long accept(int fd) {
        return Sys.call(Call.ACCEPT4, fd, 0, 0, SOCK_CLOEXEC);
    }

    public static long shutdownWrite(int fd) {
        return Sys.call(Call.SHUTDOWN, fd, 1);
    }

    /// Sends one packet of at most 64 KiB.
    public static int send(int fd, byte[] bytes, int offset, int length) {
        var buffer = Buffers.take();
        try {
            int part = Math.min(length, Buffers.SIZE);
            MemorySegment.copy(bytes, offset, buffer, ValueLayout.JAVA_BYTE, 0, part);
            return (int) Sys.call(Call.SENDTO, fd, buffer.address(), part, MSG_NOSIGNAL, 0, 0);
        } finally {
            Buffers.give(buffer);
        }
    }

    /// Receives a descriptor that the other side passed along with a byte or more: the descriptor, or -1 if there was none.
    public static long receiveDescriptor(int fd) {
        try (var arena = Arena.ofConfined()) {
            var data = arena.allocate(4096);
            var parts = arena.allocateFrom(ValueLayout.JAVA_LONG, data.address(), 4096);
            var control = arena.allocate(64, 8);
            var message = arena.allocate(56, 8);
            message.set(ValueLayout.JAVA_LONG, 16, parts.address());
            message.set(ValueLayout.JAVA_LONG, 24, 1);
            message.set(ValueLayout.JAVA_LONG, 32, control.address());
            message.set(ValueLayout.JAVA_LONG, 40, 64);
            long n = Sys.call(Call.RECVMSG, fd, message.address(), MSG_CMSG_CLOEXEC);
            if (n < 0) return n;
            boolean passed = message.get(ValueLayout.JAVA_LONG, 40) >= 20 && control.get(ValueLayout.JAVA_INT, 8) == 1
                    && control.get(ValueLayout.JAVA_INT, 12) == 1;
            return passed ? control.get(ValueLayout.JAVA_INT, 16) : -Errno.ENODATA;
        }
    }

    /// A path ends with a zero; a name without a file is just as long as the address says.
    private static int length(String path) {
        return path.startsWith("@") ? 2 + path.getBytes(UTF_8).length : 110;
    }

    private static long address(Arena arena, String path) {
        var bytes = path.getBytes(UTF_8);
        if (bytes.length > LONGEST_PATH) throw new IllegalArgumentException("socket path longer than 107 bytes: " + path);
        var address = arena.allocate(110, 2);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, 2, bytes.length);
        if (path.startsWith("@")) address.set(ValueLayout.JAVA_BYTE, 2, (byte) 0);
        return address.address();
    }
}
