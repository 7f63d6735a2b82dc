package io.jukung.snapshot.overlay;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarWriter;
import io.jukung.base.Problem;
import io.jukung.kernel.FileNodes;
import io.jukung.kernel.Host;
import io.jukung.kernel.Mounts;
import io.jukung.notation.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OverlaySnapshotterTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_600_000_000);

    @TempDir
    private Path folder = Path.of("");
    private List<OverlaySnapshotter> open = new ArrayList<>();
    private Path outside = Path.of("");

    @BeforeEach
    void root() throws IOException {
        Assumptions.assumeTrue(Host.euid() == 0, "skipped: overlay mounts and device nodes need root");
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "untouched");
        FileNodes.setTimes(outside, 1000, 0);
    }

    @AfterEach
    void unmountAll() throws IOException {
        for (var store : open) for (var id : store.active()) store.remove(id);
    }

    @Test
    void aContainerSeesItsLayersStackedAndWritesOnlyOnTop() throws IOException {
        var store = store();
        var below = layer(store, "below", file("etc/a", "old"), file("etc/gone", "x"), file("opaque/old", "x"), TarEntry.directory("kept/", 0711, TIME));
        var above = layer(store, "above", file("etc/a", "new"), file("etc/.wh.gone", ""), file("opaque/.wh..wh..opq", ""), file("opaque/new", "y"));
        store.prepare("c1", List.of(below, above));
        var merged = store.mount("c1");
        assertEquals(merged, store.mount("c1"));
        assertEquals("new", Files.readString(merged.resolve("etc/a")));
        assertFalse(Files.exists(merged.resolve("etc/gone")));
        assertFalse(Files.exists(merged.resolve("opaque/old")));
        assertTrue(Files.exists(merged.resolve("opaque/new")));
        assertEquals(0711, FileNodes.stat(merged.resolve("kept")).mode() & 07777);
        assertEquals(TIME.getEpochSecond(), FileNodes.stat(merged.resolve("kept")).mtimeSec());
        Files.writeString(merged.resolve("etc/a"), "mine!");
        assertEquals("mine!", Files.readString(store.upper("c1").resolve("etc/a")));
        assertEquals(5, store.usage("c1"));
        store.remove("c1");
        store.remove("c1");
        assertEquals(Set.of(), store.active());
    }

    @Test
    void everythingATarCanSayIsKept() throws IOException {
        var store = store();
        var capability = new byte[] {1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        var id = layer(store, "all",
                new Member(TarEntry.file("bin/su", 04755, 2, TIME).owned(12, 34), "su"),
                new Member(TarEntry.file("bin/ping", 0755, 2, TIME).with(Map.of("security.capability", capability, "trusted.overlay.redirect", "/x".getBytes(UTF_8))), "pi"),
                TarEntry.hardLink("bin/also", "bin/su", TIME), TarEntry.symlink("lnk", "/etc/passwd", TIME).owned(7, 8),
                new TarEntry("fifo", TarEntry.Type.FIFO, 0622, 0, 0, 0, TIME, "", 0, 0, Map.of()),
                new TarEntry("null", TarEntry.Type.CHAR_DEVICE, 0666, 0, 0, 0, TIME, "", 1, 3, Map.of()));
        store.prepare("c", List.of(id));
        var root = store.mount("c");
        var su = FileNodes.stat(root.resolve("bin/su"));
        assertEquals(04755, su.mode() & 07777);
        assertEquals(12, su.uid());
        assertEquals(34, su.gid());
        assertEquals(TIME.getEpochSecond(), su.mtimeSec());
        assertEquals(su.ino(), FileNodes.stat(root.resolve("bin/also")).ino());
        assertArrayEquals(capability, FileNodes.getXattr(root.resolve("bin/ping"), "security.capability").orElseThrow());
        var ping = folder.resolve("store/layers/" + id.hex().substring(0, 32) + "/diff/bin/ping");
        assertEquals(Optional.empty(), FileNodes.getXattr(ping, "trusted.overlay.redirect"));
        assertEquals("/etc/passwd", Files.readSymbolicLink(root.resolve("lnk")).toString());
        assertEquals(7, FileNodes.stat(root.resolve("lnk")).uid());
        assertEquals(TIME.getEpochSecond(), FileNodes.stat(root.resolve("lnk")).mtimeSec());
        assertEquals(3, FileNodes.stat(root.resolve("null")).rdevMinor());
        assertEquals(4 + "/etc/passwd".length(), store.layerSize(id));
    }

    @Test
    void noLayerReachesOutsideItsFolder() throws IOException {
        var store = store();
        for (var name : List.of("../x", "a/../../x", "/../x", "../../outside/secret")) assertThrows(IOException.class, () -> layer(store, "climb", file(name, "evil")), name);
        assertThrows(IOException.class, () -> layer(store, "hard", TarEntry.hardLink("h", outside.resolve("secret").toString(), TIME)));
        assertThrows(IOException.class, () -> layer(store, "hard2", TarEntry.symlink("d", outside.toString(), TIME), TarEntry.hardLink("h", "d/secret", TIME)));
        assertThrows(IOException.class, () -> layer(store, "loop", TarEntry.symlink("a", "b", TIME), TarEntry.symlink("b", "a", TIME), file("a/x", "evil")));
        layer(store, "link", TarEntry.symlink("d", outside.toString(), TIME), file("d/secret", "evil"), file("d/.wh.secret", ""));
        layer(store, "up", TarEntry.symlink("d", "../../../../../outside", TIME), file("d/secret", "evil"), file("d/.wh..wh..opq", ""));
        layer(store, "through", TarEntry.symlink("f", outside.resolve("secret").toString(), TIME), file("f", "evil"));
        layer(store, "swap", TarEntry.directory("a/outside", 0777, TIME), TarEntry.symlink("a", folder.toString(), TIME));
        assertEquals("untouched", Files.readString(outside.resolve("secret")));
        assertEquals(1000, FileNodes.stat(outside).mtimeSec());
        assertEquals(Optional.empty(), FileNodes.getXattr(outside, "trusted.overlay.opaque"));
        try (var files = Files.list(outside)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void whatIsHeldStaysMountedUntilNobodyWantsItAnyMore() throws IOException {
        var store = store();
        store.prepare("c", List.of());
        try (var first = store.hold("c")) {
            assertTrue(Mounts.isMountPoint(first.root()));
            try (var second = store.hold("c")) {
                assertEquals(first.root(), second.root());
            }
            assertEquals(first.root(), store.mount("c"));
            store.unmount("c");
            assertTrue(Mounts.isMountPoint(first.root()));
            store.mount("c");
        }
        assertTrue(Mounts.isMountPoint(store.mount("c")));
        store.unmount("c");
        assertFalse(Mounts.isMountPoint(store.upper("c").resolveSibling("merged")));
        var last = store.hold("c");
        store.remove("c");
        last.close();
        assertEquals(Set.of(), store.active());
    }

    @Test
    void aRemovedFolderThatComesBackDoesNotShowWhatWasBelow() throws IOException {
        var store = store();
        var below = layer(store, "b", file("d/old", "x"));
        var above = layer(store, "a", file(".wh.d", ""), TarEntry.directory("d/", 0755, TIME), file("d/new", "y"));
        store.prepare("c", List.of(below, above));
        var root = store.mount("c");
        assertFalse(Files.exists(root.resolve("d/old")));
        assertTrue(Files.exists(root.resolve("d/new")));
    }

    @Test
    void aLayerThatIsNotCommittedWasNeverThere() throws IOException {
        var store = store();
        var id = Digest.ofBytes("never".getBytes(UTF_8));
        try (var unpack = store.unpack(Optional.empty(), id)) {
            unpack.apply(new ByteArrayInputStream(tar(file("a", "b"))));
            assertFalse(store.exists(id));
        }
        store.unpack(Optional.empty(), id).apply(new ByteArrayInputStream(tar(file("a", "b"))));
        assertEquals(Set.of(), store().layers());
        try (var drafts = Files.list(folder.resolve("store/drafts"))) {
            assertEquals(0, drafts.count());
        }
    }

    @Test
    void twoWhoUnpackOneLayerBothSucceed() throws IOException {
        var store = store();
        var id = Digest.ofBytes("twice".getBytes(UTF_8));
        try (var one = store.unpack(Optional.empty(), id); var two = store.unpack(Optional.empty(), id)) {
            one.apply(new ByteArrayInputStream(tar(file("a", "b"))));
            two.apply(new ByteArrayInputStream(tar(file("a", "b"))));
            one.commit();
            two.commit();
        }
        assertEquals(Set.of(id), store.layers());
    }

    @Test
    void aNewProcessFindsLayersSnapshotsAndMountsAgain() throws IOException {
        var first = store();
        var id = layer(first, "l", file("a", "b"));
        first.prepare("c", List.of(id));
        var merged = first.mount("c");
        var second = store();
        assertEquals(Set.of(id), second.layers());
        assertEquals(Set.of("c"), second.active());
        assertEquals(merged, second.mount("c"));
        second.unmount("c");
        second.unmount("c");
        assertFalse(Files.exists(merged.resolve("a"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aLayerInUseStaysAndAMissingOneIsNamed() throws IOException {
        var store = store();
        var id = layer(store, "l", file("a", "b"));
        store.prepare("c", List.of(id));
        assertThrows(Problem.Conflict.class, () -> store.removeLayer(id));
        assertThrows(Problem.Conflict.class, () -> store.prepare("c", List.of(id)));
        store.remove("c");
        store.removeLayer(id);
        assertFalse(store.exists(id));
        assertThrows(Problem.NotFound.class, () -> store.prepare("c", List.of(id)));
    }

    @Test
    void aRootWithoutLayersStartsEmptyAndEightyLayersStackToo() throws IOException {
        var store = store();
        store.prepare("none", List.of());
        try (var files = Files.list(store.mount("none"))) {
            assertEquals(0, files.count());
        }
        var chain = new ArrayList<Digest>();
        for (int i = 0; i < 80; i++) chain.add(layer(store, "l" + i, file("f" + i, "x")));
        store.prepare("many", chain);
        try (var files = Files.list(store.mount("many"))) {
            assertEquals(80, files.count());
        }
    }

    @Test
    void unpackingWorksFromAVirtualThread() throws Exception {
        var store = store();
        var failed = new ArrayList<Exception>();
        Thread.ofVirtual().start(() -> {
            try {
                layer(store, "v", file("a", "b"));
            } catch (IOException | RuntimeException e) {
                failed.add(e);
            }
        }).join();
        assertEquals(List.of(), failed);
        assertEquals(1, store.layers().size());
    }

    private OverlaySnapshotter store() throws IOException {
        var store = OverlaySnapshotter.open(folder.resolve("store"));
        open.add(store);
        return store;
    }

    private record Member(TarEntry entry, String content) {}

    private static Member file(String name, String content) {
        return new Member(TarEntry.file(name, 0644, content.length(), TIME), content);
    }

    private static Digest layer(OverlaySnapshotter store, String name, Object... members) throws IOException {
        var id = Digest.ofBytes(name.getBytes(UTF_8));
        try (var unpack = store.unpack(Optional.empty(), id)) {
            unpack.apply(new ByteArrayInputStream(tar(members)));
            unpack.commit();
        }
        return id;
    }

    private static byte[] tar(Object... members) throws IOException {
        var tar = new ByteArrayOutputStream();
        try (var writer = new TarWriter(tar)) {
            for (var member : members) {
                if (member instanceof Member(var entry, var content)) writer.write(entry, content.getBytes(UTF_8));
                else writer.write((TarEntry) member);
            }
        }
        return tar.toByteArray();
    }
}
