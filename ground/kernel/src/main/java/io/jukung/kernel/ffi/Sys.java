package io.jukung.kernel.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Every system call goes through `syscall(2)`, so that a single native handle is linked, not one per call
/// (linking fifty of them costs 170 ms at the first start).
///
/// Results follow the kernel's own convention: zero or more is success, less than zero is the error number, negated.
/// An interrupted call is made again, save `close`, which has done its work even so.
final class Sys {
    static final long AT_FDCWD = -100;

    private static final class Link {
        static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
        static final VarHandle ERROR = Linker.Option.captureStateLayout()
                .varHandle(java.lang.foreign.MemoryLayout.PathElement.groupElement("errno"));
        static final MethodHandle SYSCALL = Linker.nativeLinker().downcallHandle(
                Linker.nativeLinker().defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                ERRNO);
    }

    private Sys() {}

    static long call(Call call, long a) { return call(call, a, 0, 0, 0, 0, 0); }
    static long call(Call call, long a, long b) { return call(call, a, b, 0, 0, 0, 0); }
    static long call(Call call, long a, long b, long c) { return call(call, a, b, c, 0, 0, 0); }
    static long call(Call call, long a, long b, long c, long d) { return call(call, a, b, c, d, 0, 0); }
    static long call(Call call, long a, long b, long c, long d, long e) { return call(call, a, b, c, d, e, 0); }

    static long call(Call call, long a, long b, long c, long d, long e, long f) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(Linker.Option.captureStateLayout());
            while (true) {
                long result = (long) Link.SYSCALL.invokeExact(state, (long) call.number, a, b, c, d, e, f);
                if (result >= 0) return result;
                int errno = (int) Link.ERROR.get(state, 0L);
                if (errno != Errno.EINTR || call == Call.CLOSE) return -errno;
            }
        } catch (RuntimeException | Error e1) {
            throw e1;
        } catch (Throwable t) {
            throw new LinkageError("syscall", t);
        }
    }

    /// A C string; the address lives as long as the arena.
    static long text(Arena arena, String s) {
        return arena.allocateFrom(s).address();
    }

    static final java.lang.foreign.ValueLayout.OfInt INT = JAVA_INT.withByteAlignment(1);
    static final java.lang.foreign.ValueLayout.OfLong LONG = JAVA_LONG.withByteAlignment(1);
    static final java.lang.foreign.AddressLayout POINTER = ADDRESS.withByteAlignment(1);
    static final long NULL = MemorySegment.NULL.address();
}
