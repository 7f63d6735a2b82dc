package io.jukung.kernel.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// `epoll` and `ppoll`.
public final class PollCalls {
    public static final int IN = 1;
    public static final int OUT = 4;
    public static final int ERR = 8;
    public static final int HUP = 16;
    public static final int ADD = 1;
    public static final int DELETE = 2;
    public static final int MODIFY = 3;
    private static final int ONESHOT = 1 << 30;
    private static final int ROOM = 128;
    private static final int EPOLL_CLOEXEC = 0x80000;

    private PollCalls() {}

    public static long create() {
        return Sys.call(Call.EPOLL_CREATE1, EPOLL_CLOEXEC);
    }

    /// Asks for one event of the given kinds; the descriptor then sleeps until asked again.
    public static long control(int epoll, int operation, int fd, int events) {
        try (var arena = Arena.ofConfined()) {
            var event = arena.allocate(16, 8);
            event.set(Sys.INT, 0, events | ONESHOT);
            event.set(Sys.LONG, Machine.EPOLL_EVENT_DATA, fd);
            return Sys.call(Call.EPOLL_CTL, epoll, operation, fd, event.address());
        }
    }

    /// Room for what one wait brings; made once, by the thread that waits.
    public static final class Events {
        private final MemorySegment memory = Arena.ofAuto().allocate((long) ROOM * Machine.EPOLL_EVENT_SIZE, 8);

        /// Waits without limit; how many events there are, or a negated error number.
        public int await(int epoll) {
            return (int) Sys.call(Call.EPOLL_PWAIT, epoll, memory.address(), ROOM, -1, 0, 8);
        }

        public int fd(int i) {
            return memory.get(Sys.INT, (long) i * Machine.EPOLL_EVENT_SIZE + Machine.EPOLL_EVENT_DATA);
        }

        public int bits(int i) {
            return memory.get(Sys.INT, (long) i * Machine.EPOLL_EVENT_SIZE);
        }
    }

    /// 1 if the descriptor has something to read (or has ended), 0 if not; never waits.
    public static long readable(int fd) {
        try (var arena = Arena.ofConfined()) {
            var poll = arena.allocate(8, 4);
            poll.set(ValueLayout.JAVA_INT, 0, fd);
            poll.set(ValueLayout.JAVA_SHORT, 4, (short) IN);
            var now = arena.allocate(16, 8);
            return Sys.call(Call.PPOLL, poll.address(), 1, now.address(), 0, 0);
        }
    }
}
