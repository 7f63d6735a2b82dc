package io.jukung.kernel.ffi;

import java.util.Map;

/// The error numbers of Linux, with their symbols and words; the same on x86-64 and aarch64.
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int EBUSY = 16;
    public static final int EEXIST = 17;
    public static final int ENODEV = 19;
    public static final int EISDIR = 21;
    public static final int EINVAL = 22;
    public static final int EPIPE = 32;
    public static final int ERANGE = 34;
    public static final int ENOSYS = 38;
    public static final int ENODATA = 61;
    public static final int EOPNOTSUPP = 95;
    public static final int ECONNRESET = 104;

    private record Entry(String name, String text) {}

    private static final Map<Integer, Entry> ALL = Map.ofEntries(
            Map.entry(1, new Entry("EPERM", "operation not permitted")),
            Map.entry(2, new Entry("ENOENT", "no such file or directory")),
            Map.entry(3, new Entry("ESRCH", "no such process")),
            Map.entry(4, new Entry("EINTR", "interrupted system call")),
            Map.entry(5, new Entry("EIO", "input/output error")),
            Map.entry(6, new Entry("ENXIO", "no such device or address")),
            Map.entry(7, new Entry("E2BIG", "argument list too long")),
            Map.entry(8, new Entry("ENOEXEC", "exec format error")),
            Map.entry(9, new Entry("EBADF", "bad file descriptor")),
            Map.entry(10, new Entry("ECHILD", "no child processes")),
            Map.entry(11, new Entry("EAGAIN", "resource temporarily unavailable")),
            Map.entry(12, new Entry("ENOMEM", "cannot allocate memory")),
            Map.entry(13, new Entry("EACCES", "permission denied")),
            Map.entry(14, new Entry("EFAULT", "bad address")),
            Map.entry(15, new Entry("ENOTBLK", "block device required")),
            Map.entry(16, new Entry("EBUSY", "device or resource busy")),
            Map.entry(17, new Entry("EEXIST", "file exists")),
            Map.entry(18, new Entry("EXDEV", "invalid cross-device link")),
            Map.entry(19, new Entry("ENODEV", "no such device")),
            Map.entry(20, new Entry("ENOTDIR", "not a directory")),
            Map.entry(21, new Entry("EISDIR", "is a directory")),
            Map.entry(22, new Entry("EINVAL", "invalid argument")),
            Map.entry(23, new Entry("ENFILE", "too many open files in system")),
            Map.entry(24, new Entry("EMFILE", "too many open files")),
            Map.entry(25, new Entry("ENOTTY", "inappropriate ioctl for device")),
            Map.entry(26, new Entry("ETXTBSY", "text file busy")),
            Map.entry(27, new Entry("EFBIG", "file too large")),
            Map.entry(28, new Entry("ENOSPC", "no space left on device")),
            Map.entry(29, new Entry("ESPIPE", "illegal seek")),
            Map.entry(30, new Entry("EROFS", "read-only file system")),
            Map.entry(31, new Entry("EMLINK", "too many links")),
            Map.entry(32, new Entry("EPIPE", "broken pipe")),
            Map.entry(33, new Entry("EDOM", "numerical argument out of domain")),
            Map.entry(34, new Entry("ERANGE", "numerical result out of range")),
            Map.entry(35, new Entry("EDEADLK", "resource deadlock avoided")),
            Map.entry(36, new Entry("ENAMETOOLONG", "file name too long")),
            Map.entry(37, new Entry("ENOLCK", "no locks available")),
            Map.entry(38, new Entry("ENOSYS", "function not implemented")),
            Map.entry(39, new Entry("ENOTEMPTY", "directory not empty")),
            Map.entry(40, new Entry("ELOOP", "too many levels of symbolic links")),
            Map.entry(42, new Entry("ENOMSG", "no message of desired type")),
            Map.entry(43, new Entry("EIDRM", "identifier removed")),
            Map.entry(44, new Entry("ECHRNG", "channel number out of range")),
            Map.entry(45, new Entry("EL2NSYNC", "level 2 not synchronized")),
            Map.entry(46, new Entry("EL3HLT", "level 3 halted")),
            Map.entry(47, new Entry("EL3RST", "level 3 reset")),
            Map.entry(48, new Entry("ELNRNG", "link number out of range")),
            Map.entry(49, new Entry("EUNATCH", "protocol driver not attached")),
            Map.entry(50, new Entry("ENOCSI", "no CSI structure available")),
            Map.entry(51, new Entry("EL2HLT", "level 2 halted")),
            Map.entry(52, new Entry("EBADE", "invalid exchange")),
            Map.entry(53, new Entry("EBADR", "invalid request descriptor")),
            Map.entry(54, new Entry("EXFULL", "exchange full")),
            Map.entry(55, new Entry("ENOANO", "no anode")),
            Map.entry(56, new Entry("EBADRQC", "invalid request code")),
            Map.entry(57, new Entry("EBADSLT", "invalid slot")),
            Map.entry(59, new Entry("EBFONT", "bad font file format")),
            Map.entry(60, new Entry("ENOSTR", "device not a stream")),
            Map.entry(61, new Entry("ENODATA", "no data available")),
            Map.entry(62, new Entry("ETIME", "timer expired")),
            Map.entry(63, new Entry("ENOSR", "out of streams resources")),
            Map.entry(64, new Entry("ENONET", "machine is not on the network")),
            Map.entry(65, new Entry("ENOPKG", "package not installed")),
            Map.entry(66, new Entry("EREMOTE", "object is remote")),
            Map.entry(67, new Entry("ENOLINK", "link has been severed")),
            Map.entry(68, new Entry("EADV", "advertise error")),
            Map.entry(69, new Entry("ESRMNT", "srmount error")),
            Map.entry(70, new Entry("ECOMM", "communication error on send")),
            Map.entry(71, new Entry("EPROTO", "protocol error")),
            Map.entry(72, new Entry("EMULTIHOP", "multihop attempted")),
            Map.entry(73, new Entry("EDOTDOT", "RFS specific error")),
            Map.entry(74, new Entry("EBADMSG", "bad message")),
            Map.entry(75, new Entry("EOVERFLOW", "value too large for defined data type")),
            Map.entry(76, new Entry("ENOTUNIQ", "name not unique on network")),
            Map.entry(77, new Entry("EBADFD", "file descriptor in bad state")),
            Map.entry(78, new Entry("EREMCHG", "remote address changed")),
            Map.entry(79, new Entry("ELIBACC", "can not access a needed shared library")),
            Map.entry(80, new Entry("ELIBBAD", "accessing a corrupted shared library")),
            Map.entry(81, new Entry("ELIBSCN", ".lib section in a.out corrupted")),
            Map.entry(82, new Entry("ELIBMAX", "attempting to link in too many shared libraries")),
            Map.entry(83, new Entry("ELIBEXEC", "cannot exec a shared library directly")),
            Map.entry(84, new Entry("EILSEQ", "invalid or incomplete multibyte or wide character")),
            Map.entry(85, new Entry("ERESTART", "interrupted system call should be restarted")),
            Map.entry(86, new Entry("ESTRPIPE", "streams pipe error")),
            Map.entry(87, new Entry("EUSERS", "too many users")),
            Map.entry(88, new Entry("ENOTSOCK", "socket operation on non-socket")),
            Map.entry(89, new Entry("EDESTADDRREQ", "destination address required")),
            Map.entry(90, new Entry("EMSGSIZE", "message too long")),
            Map.entry(91, new Entry("EPROTOTYPE", "protocol wrong type for socket")),
            Map.entry(92, new Entry("ENOPROTOOPT", "protocol not available")),
            Map.entry(93, new Entry("EPROTONOSUPPORT", "protocol not supported")),
            Map.entry(94, new Entry("ESOCKTNOSUPPORT", "socket type not supported")),
            Map.entry(95, new Entry("EOPNOTSUPP", "operation not supported")),
            Map.entry(96, new Entry("EPFNOSUPPORT", "protocol family not supported")),
            Map.entry(97, new Entry("EAFNOSUPPORT", "address family not supported by protocol")),
            Map.entry(98, new Entry("EADDRINUSE", "address already in use")),
            Map.entry(99, new Entry("EADDRNOTAVAIL", "cannot assign requested address")),
            Map.entry(100, new Entry("ENETDOWN", "network is down")),
            Map.entry(101, new Entry("ENETUNREACH", "network is unreachable")),
            Map.entry(102, new Entry("ENETRESET", "network dropped connection on reset")),
            Map.entry(103, new Entry("ECONNABORTED", "software caused connection abort")),
            Map.entry(104, new Entry("ECONNRESET", "connection reset by peer")),
            Map.entry(105, new Entry("ENOBUFS", "no buffer space available")),
            Map.entry(106, new Entry("EISCONN", "transport endpoint is already connected")),
            Map.entry(107, new Entry("ENOTCONN", "transport endpoint is not connected")),
            Map.entry(108, new Entry("ESHUTDOWN", "cannot send after transport endpoint shutdown")),
            Map.entry(109, new Entry("ETOOMANYREFS", "too many references: cannot splice")),
            Map.entry(110, new Entry("ETIMEDOUT", "connection timed out")),
            Map.entry(111, new Entry("ECONNREFUSED", "connection refused")),
            Map.entry(112, new Entry("EHOSTDOWN", "host is down")),
            Map.entry(113, new Entry("EHOSTUNREACH", "no route to host")),
            Map.entry(114, new Entry("EALREADY", "operation already in progress")),
            Map.entry(115, new Entry("EINPROGRESS", "operation now in progress")),
            Map.entry(116, new Entry("ESTALE", "stale file handle")),
            Map.entry(117, new Entry("EUCLEAN", "structure needs cleaning")),
            Map.entry(118, new Entry("ENOTNAM", "not a XENIX named type file")),
            Map.entry(119, new Entry("ENAVAIL", "no XENIX semaphores available")),
            Map.entry(120, new Entry("EISNAM", "is a named type file")),
            Map.entry(121, new Entry("EREMOTEIO", "remote I/O error")),
            Map.entry(122, new Entry("EDQUOT", "disk quota exceeded")),
            Map.entry(123, new Entry("ENOMEDIUM", "no medium found")),
            Map.entry(124, new Entry("EMEDIUMTYPE", "wrong medium type")),
            Map.entry(125, new Entry("ECANCELED", "operation canceled")),
            Map.entry(126, new Entry("ENOKEY", "required key not available")),
            Map.entry(127, new Entry("EKEYEXPIRED", "key has expired")),
            Map.entry(128, new Entry("EKEYREVOKED", "key has been revoked")),
            Map.entry(129, new Entry("EKEYREJECTED", "key was rejected by service")),
            Map.entry(130, new Entry("EOWNERDEAD", "owner died")),
            Map.entry(131, new Entry("ENOTRECOVERABLE", "state not recoverable")),
            Map.entry(132, new Entry("ERFKILL", "operation not possible due to RF-kill")));

    private Errno() {}

    /// The symbol, such as `EBUSY`; `E` and the number if Linux has no such error.
    public static String name(int errno) {
        var entry = ALL.get(errno);
        return entry == null ? "E" + errno : entry.name();
    }

    /// What it says to people, in lower case.
    public static String text(int errno) {
        var entry = ALL.get(errno);
        return entry == null ? "unknown error" : entry.text();
    }
}
