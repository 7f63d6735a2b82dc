package io.jukung.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarWriter;
import io.jukung.kernel.FileNodes;
import io.jukung.kernel.Folder;
import io.jukung.kernel.Host;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TreeReaderTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_600_000_000, 123_456_789);
    private static final TreeReader.Rules PLAIN = new TreeReader.Rules(false, Optional.empty());

    @TempDir Path temp;
    private Path root = Path.of("");
    private Path outside = Path.of("");

    @BeforeEach void aRootBesideSomethingPrecious() throws IOException {
        Assumptions.assumeTrue(Host.euid() == 0, "skipped: owners and device nodes need root");
        root = Files.createDirectories(temp.resolve("root"));
        Files.createDirectories(root.resolve("in"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "untouched");
        FileNodes.setTimes(outside, 1000, 0);
    }

    @Test void everythingAnArchiveCanSayIsMade() throws IOException {
        var capability = new byte[] {1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        unpack(PLAIN, TarEntry.directory("d/", 0751, TIME).owned(5, 6),
                file("d/su", 04755, "su").owned(12, 34).with(Map.of("security.capability", capability, "trusted.overlay.opaque", new byte[] {'y'})),
                TarEntry.hardLink("also", "d/su", TIME), TarEntry.symlink("lnk", "/etc/passwd", TIME).owned(7, 8),
                new TarEntry("fifo", TarEntry.Type.FIFO, 0622, 1, 2, 0, TIME, "", 0, 0, Map.of()),
                new TarEntry("null", TarEntry.Type.CHAR_DEVICE, 0666, 0, 0, 0, TIME, "", 1, 3, Map.of()));
        var su = FileNodes.stat(root.resolve("in/d/su"));
        assertEquals(List.of(0104755, 12, 34, 2, 1_600_000_000L, 123_456_789), List.of(su.mode(), su.uid(), su.gid(), su.nlink(), su.mtimeSec(), su.mtimeNsec()));
        assertArrayEquals(capability, FileNodes.getXattr(root.resolve("in/d/su"), "security.capability").orElseThrow());
        assertEquals(Optional.empty(), FileNodes.getXattr(root.resolve("in/d/su"), "trusted.overlay.opaque"));
        var folder = FileNodes.stat(root.resolve("in/d"));
        assertEquals(List.of(040751, 5, 6, 1_600_000_000L), List.of(folder.mode(), folder.uid(), folder.gid(), folder.mtimeSec()));
        assertEquals(Path.of("/etc/passwd"), Files.readSymbolicLink(root.resolve("in/lnk")));
        assertEquals(7, FileNodes.stat(root.resolve("in/lnk")).uid());
        assertEquals(010622, FileNodes.stat(root.resolve("in/fifo")).mode());
        assertEquals(List.of(020666, 1, 3), List.of(FileNodes.stat(root.resolve("in/null")).mode(), FileNodes.stat(root.resolve("in/null")).rdevMajor(), FileNodes.stat(root.resolve("in/null")).rdevMinor()));
    }

    @Test void noNameAndNoLinkLeadsOutOfTheRoot() throws IOException {
        for (var name : List.of("../x", "a/../../x", "/../x", "..")) {
            var e = assertThrows(Misplaced.class, () -> unpack(PLAIN, file(name, 0644, "evil")), name);
            assertEquals("invalid entry name \"" + name + "\"", e.getMessage());
        }
        assertThrows(IOException.class, () -> unpack(PLAIN, TarEntry.hardLink("h", outside.resolve("secret").toString(), TIME)));
        assertThrows(Misplaced.class, () -> unpack(PLAIN, TarEntry.hardLink("h", "../../outside/secret", TIME)));
        unpack(PLAIN, TarEntry.symlink("abs", outside.toString(), TIME), TarEntry.directory("x", 0755, TIME));
        assertThrows(IOException.class, () -> unpack(PLAIN, file("abs/secret", 0644, "evil")));
        Files.createDirectories(root.resolve(outside.toString().substring(1)));
        unpack(PLAIN, file("abs/secret", 0644, "inside"));
        assertEquals("inside", Files.readString(root.resolve(outside.toString().substring(1)).resolve("secret")));
        unpack(PLAIN, TarEntry.symlink("up", "../../../../outside", TIME), TarEntry.symlink("f", outside.resolve("secret").toString(), TIME), file("f", 0644, "evil"));
        assertThrows(IOException.class, () -> unpack(PLAIN, TarEntry.symlink("a", "b", TIME), TarEntry.symlink("b", "a", TIME), file("a/x", 0644, "evil")));
        untouched();
    }

    @Test void aFolderThatBecomesALinkDoesNotStayAFolderForTheRest() throws IOException {
        Files.createDirectories(root.resolve("elsewhere"));
        unpack(PLAIN, TarEntry.directory("a", 0755, TIME), file("a/one", 0644, "1"), TarEntry.symlink("a", "/elsewhere", TIME), file("a/two", 0644, "2"));
        assertFalse(Files.exists(root.resolve("elsewhere/one")));
        assertEquals("2", Files.readString(root.resolve("elsewhere/two")));
    }

    @Test void aFolderAndAFileDoNotTakeEachOthersPlaceIfThatIsRefused() throws IOException {
        var rules = new TreeReader.Rules(true, Optional.empty());
        Files.createDirectory(root.resolve("in/d"));
        Files.writeString(root.resolve("in/f"), "");
        assertEquals("cannot overwrite directory \"d\" with non-directory \"/in\"", assertThrows(Misplaced.class, () -> unpack(rules, file("d", 0644, "x"))).getMessage());
        assertEquals("cannot overwrite non-directory \"f\" with directory \"/in\"",
                assertThrows(Misplaced.class, () -> unpack(rules, TarEntry.directory("f", 0755, TIME))).getMessage());
        unpack(PLAIN, file("d", 0644, "x"), TarEntry.directory("f", 0755, TIME));
        assertTrue(Files.isDirectory(root.resolve("in/f")));
    }

    @Test void filesCanBecomeSomebodysOwn() throws IOException {
        unpack(new TreeReader.Rules(false, Optional.of(new TreeReader.Owner(1000, 1001))), file("p/q/f", 0644, "x").owned(3, 4));
        var stat = FileNodes.stat(root.resolve("in/p/q/f"));
        assertEquals(List.of(1000, 1001), List.of(stat.uid(), stat.gid()));
        assertEquals(0, FileNodes.stat(root.resolve("in/p/q")).uid());
    }

    @Test void whatWasMadeBeforeTheArchiveBrokeStays() throws IOException {
        var whole = tar(file("first", 0644, "1"), file("second", 0644, "2".repeat(2000)));
        var cut = java.util.Arrays.copyOf(whole, 2000);
        assertThrows(IOException.class, () -> unpack(PLAIN, cut));
        assertEquals("1", Files.readString(root.resolve("in/first")));
    }

    /// A process of the container does its worst: again and again it puts a link in the place of the folder being unpacked into.
    @Test @Timeout(30) void aLinkSwappedInWhileUnpackingLeadsNowhereElse() throws Exception {
        var target = root.resolve("in/spot");
        Files.createDirectory(target);
        var members = new TarEntry[400];
        for (int i = 0; i < members.length; i++) members[i] = file("spot/secret" + (i == 7 ? "" : i), 0644, "evil");
        var bytes = tar(members);
        var swapper = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Files.move(target, root.resolve("in/aside"));
                    Files.createSymbolicLink(target, outside);
                    Files.delete(target);
                    Files.move(root.resolve("in/aside"), target);
                } catch (IOException e) {
                    continue; // the unpacking has made a folder in between
                }
            }
        });
        for (int i = 0; i < 20; i++) {
            try {
                unpack(PLAIN, bytes);
            } catch (IOException e) {
                continue; // it may well fail, but not outside
            }
        }
        swapper.interrupt();
        swapper.join();
        untouched();
    }

    /// Any order of hostile members leaves the outside as it was. The seed is printed on failure.
    @Test @Timeout(60) void randomHostileArchivesNeverTouchTheOutside() throws IOException {
        var names = List.of("a", "b", "a/b", "b/a", "a/b/a", "/a", "a/../b", "../a", "a/secret", "b/secret", "secret", "..//outside/secret", "a/./b", ".", "a/b/secret");
        var targets = List.of(outside.toString(), "../../outside", "..", "/", "a", "b", "../../../../../../../" + outside, outside.resolve("secret").toString(), "/in");
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            for (int i = 0; i < 12; i++) {
                var name = names.get(random.nextInt(names.size()));
                var target = targets.get(random.nextInt(targets.size()));
                var member = switch (random.nextInt(6)) {
                    case 0 -> TarEntry.directory(name, 0777, TIME).owned(9, 9);
                    case 1, 2 -> TarEntry.symlink(name, target, TIME);
                    case 3 -> TarEntry.hardLink(name, random.nextBoolean() ? target : names.get(random.nextInt(names.size())), TIME);
                    default -> file(name, 06777, "evil").owned(9, 9);
                };
                try {
                    unpack(new TreeReader.Rules(random.nextInt(4) == 0, Optional.empty()), member);
                } catch (IOException e) {
                    continue; // refused: just as well
                }
            }
            untouched();
            var left = Folder.open(root.resolve("in"));
            try (left) {
                for (var name : left.names()) left.remove(name);
            }
        }
    }

    private void untouched() throws IOException {
        assertEquals("untouched", Files.readString(outside.resolve("secret")));
        assertEquals(1000, FileNodes.stat(outside).mtimeSec());
        assertEquals(0, FileNodes.stat(outside).uid());
        assertFalse(Files.exists(temp.resolve("x"), LinkOption.NOFOLLOW_LINKS));
        assertFalse(Files.exists(temp.resolve("a"), LinkOption.NOFOLLOW_LINKS));
    }

    private static TarEntry file(String name, int mode, String content) {
        return TarEntry.file(name, mode, content.length(), TIME);
    }

    private static byte[] tar(TarEntry... members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = TarWriter.brief(bytes)) {
            for (var member : members) {
                var content = switch ((int) member.size()) {
                    case 1 -> member.name().endsWith("two") || member.name().equals("second") ? "2" : member.name().endsWith("d") ? "x" : "1";
                    case 2 -> "su";
                    case 4 -> "evil";
                    case 6 -> "inside";
                    default -> "2".repeat((int) member.size());
                };
                tar.write(member, content.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private void unpack(TreeReader.Rules rules, TarEntry... members) throws IOException {
        unpack(rules, tar(members));
    }

    private void unpack(TreeReader.Rules rules, byte[] bytes) throws IOException {
        try (var folder = Folder.open(root)) {
            new TreeReader(folder, "/in", rules).apply(new ByteArrayInputStream(bytes));
        }
    }
}
