package io.jukung.kernel.ffi;

/// What differs between the two machines Jukung runs on. Both are 64 bits wide and little-endian.
public final class Machine {
    /// True on aarch64, false on x86-64.
    public static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
    public static final int O_DIRECTORY = ARM ? 0x4000 : 0x10000;
    public static final int O_NOFOLLOW = ARM ? 0x8000 : 0x20000;
    /// `struct epoll_event` is packed on x86-64 only.
    static final int EPOLL_EVENT_SIZE = ARM ? 16 : 12;
    static final int EPOLL_EVENT_DATA = ARM ? 8 : 4;

    private Machine() {}
}
