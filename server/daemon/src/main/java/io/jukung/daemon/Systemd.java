package io.jukung.daemon;

import io.jukung.base.Problem;
import io.jukung.gateway.Listen;
import io.jukung.kernel.Datagram;
import io.jukung.kernel.Fd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What systemd, if it started this process, handed to it: sockets that listen already, and a place to tell how it goes.
/// Started by anyone else, there are no sockets and the words go nowhere.
///
/// @param sockets how many descriptors were handed over, from number 3 on
/// @param notices where words about the state of this process are wanted
record Systemd(int sockets, Optional<String> notices) {
    private static final int FIRST = 3;

    /// @param environment `LISTEN_PID` tells for whom the sockets are: a shell between systemd and us might have kept them
    static Systemd of(Map<String, String> environment, long pid) {
        boolean ours = String.valueOf(pid).equals(environment.get("LISTEN_PID"));
        var count = ours ? environment.getOrDefault("LISTEN_FDS", "0") : "0";
        return new Systemd(count.matches("[0-9]{1,4}") ? Integer.parseInt(count) : 0, Optional.ofNullable(environment.get("NOTIFY_SOCKET")).filter(s -> !s.isEmpty()));
    }

    /// @param which nothing or `*` for all of them, or the number of one
    /// @throws Problem.Invalid in dockerd's words, if there are none or not that one
    List<Listen> inherited(String which) throws IOException {
        if (sockets == 0) {
            throw new Problem.Invalid("no sockets found via socket activation: make sure the service was started by systemd",
                    "enable the socket: systemctl enable --now jukung.socket; or listen on -H unix:///run/jukung/engine.sock");
        }
        if (which.isEmpty() || which.equals("*")) return take(IntStream.range(FIRST, FIRST + sockets).toArray());
        if (!which.matches("[0-9]{1,4}")) throw new Problem.Invalid("failed to parse systemd fd address: should be a number: " + which, "write fd:// for all sockets, or fd://3 for the first");
        int one = Integer.parseInt(which);
        if (one < FIRST || one >= FIRST + sockets) {
            throw new Problem.Invalid("failed to listen on systemd activated socket: too few socket activated files passed in by systemd", "the first is fd://3, the last fd://" + (FIRST + sockets - 1));
        }
        return take(one);
    }

    private static List<Listen> take(int... descriptors) throws IOException {
        var taken = new ArrayList<Listen>();
        for (int fd : descriptors) {
            Fd.adopt(fd);
            taken.add(new Listen.Inherited(fd, isUnix(fd)));
        }
        return taken;
    }

    /// The kernel lists Unix sockets by inode; what it does not list there is of the other kind.
    private static boolean isUnix(int fd) throws IOException {
        var name = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
        if (!name.startsWith("socket:[")) throw new Problem.Invalid("descriptor " + fd + " is no socket but " + name, "hand over sockets only");
        var inode = name.substring("socket:[".length(), name.length() - 1);
        try (var lines = Files.lines(Path.of("/proc/self/net/unix"))) {
            return lines.map(line -> line.trim().split(" +")).anyMatch(words -> words.length > 6 && words[6].equals(inode));
        }
    }

    /// The engine answers from now on.
    void ready(String status) throws IOException {
        tell("READY=1\nSTATUS=" + status);
    }

    void stopping() throws IOException {
        tell("STOPPING=1\nSTATUS=Stopping; containers go on");
    }

    private void tell(String words) throws IOException {
        if (notices.isPresent()) Datagram.send(notices.get(), words.getBytes(StandardCharsets.UTF_8));
    }
}
