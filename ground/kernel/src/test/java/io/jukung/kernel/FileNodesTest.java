package io.jukung.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNodesTest {
    @TempDir Path temp;

    @Test void aLinkNeverLeadsOutOfTheRoot() throws Exception {
        Files.writeString(temp.resolve("secret"), "outside");
        var root = Files.createDirectory(temp.resolve("root"));
        Files.createSymbolicLink(root.resolve("up"), Path.of("../../../../../.." + temp + "/secret"));
        Files.createSymbolicLink(root.resolve("absolute"), temp.resolve("secret"));
        for (var link : List.of("up", "absolute", "../secret")) {
            var e = assertThrows(ErrnoException.class, () -> FileNodes.openInRoot(root, link, Fd.READ, 0), link);
            assertTrue(e.is("ENOENT"));
        }
    }

    @Test void anAbsoluteLinkIsResolvedInsideTheRoot() throws Exception {
        var real = Files.createDirectories(temp.resolve("var/run")).toRealPath();
        Files.createSymbolicLink(temp.resolve("run"), Path.of("/var/run"));
        assertEquals(real, FileNodes.resolveInRoot(temp, "/run"));
        int fd = FileNodes.openInRoot(temp, "run/pid", Fd.WRITE | Fd.CREATE, 0600);
        try (var output = Fd.output(fd)) {
            output.write('7');
        }
        assertEquals("7", Files.readString(real.resolve("pid")));
    }

    @NeedsRoot
    @Test void ownersTimesAndDevicesAreSetAndReadBack() throws Exception {
        var device = temp.resolve("null");
        FileNodes.makeNode(device, FileNodes.CHARACTER_DEVICE | 0600, 1, 300);
        FileNodes.chown(device, 1234, 70000);
        FileNodes.chmod(device, 0640);
        FileNodes.setTimes(device, -5, 123_456_789);
        var stat = FileNodes.stat(device);
        assertEquals(List.of(FileNodes.CHARACTER_DEVICE | 0640, 1234, 70000, 1, 300),
                List.of(stat.mode(), stat.uid(), stat.gid(), stat.rdevMajor(), stat.rdevMinor()));
        assertEquals(-5, stat.mtimeSec());
        assertEquals(123_456_789, stat.mtimeNsec());
        assertEquals(Files.getAttribute(device, "unix:rdev"), (Object) (long) (1 << 8 | (300 & 0xff) | (300 & ~0xff) << 12));
    }

    @Test void aLinkIsSeenAsItself() throws Exception {
        var link = Files.createSymbolicLink(temp.resolve("dangling"), Path.of("nowhere"));
        FileNodes.setTimes(link, 1000, 0);
        assertTrue(FileNodes.stat(link).isLink());
        assertEquals(1000, FileNodes.stat(link).mtimeSec());
    }

    @NeedsRoot
    @Test void attributesAreKept() throws Exception {
        var file = Files.createFile(temp.resolve("file"));
        FileNodes.setXattr(file, "trusted.jukung", "value".getBytes(UTF_8));
        FileNodes.setXattr(file, "trusted.large", new byte[3000]);
        assertEquals("value", new String(FileNodes.getXattr(file, "trusted.jukung").orElseThrow(), UTF_8));
        assertEquals(3000, FileNodes.getXattr(file, "trusted.large").orElseThrow().length);
        assertEquals(Optional.empty(), FileNodes.getXattr(file, "trusted.none"));
        assertTrue(FileNodes.listXattrs(file).containsAll(List.of("trusted.jukung", "trusted.large")));
    }

    @Test void theHostTellsAboutItself() throws Exception {
        assertTrue(Host.memoryTotal() > 1 << 20);
        assertTrue(Host.rlimit(Host.RLIMIT_NOFILE).hard() >= Host.rlimit(Host.RLIMIT_NOFILE).soft());
        assertTrue(List.of("x86_64", "aarch64").contains(Host.machine()));
    }
}
