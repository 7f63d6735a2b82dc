package io.jukung.kernel;

import io.jukung.kernel.ffi.Errno;
import java.io.IOException;

/// A system call that the kernel refused: which call, on what, and why, as in
/// `mount overlay on /x: EBUSY (device or resource busy)`.
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int errno;

    /// An empty `object` leaves the words ` on …` out.
    public ErrnoException(String call, String object, int errno) {
        super(call + (object.isEmpty() ? "" : " on " + object) + ": " + Errno.name(errno) + " (" + Errno.text(errno) + ")");
        this.errno = errno;
    }

    /// The result of a call as it is, if it is a success; thrown as an exception, if it is a negated error number.
    static long check(long result, String call, Object object) throws ErrnoException {
        if (result < 0) throw new ErrnoException(call, object.toString(), (int) -result);
        return result;
    }

    public int errno() {
        return errno;
    }

    /// The symbol, such as `EBUSY`.
    public String name() {
        return Errno.name(errno);
    }

    public boolean is(String name) {
        return name().equals(name);
    }
}
