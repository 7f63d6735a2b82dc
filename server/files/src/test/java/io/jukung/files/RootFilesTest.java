package io.jukung.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarReader;
import io.jukung.archive.TarWriter;
import io.jukung.kernel.FileNodes;
import io.jukung.kernel.Host;
import io.jukung.kernel.Mounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootFilesTest {
    @TempDir Path temp;
    private Path root = Path.of("");

    @BeforeEach void aRootThatIsMounted() throws IOException {
        Assumptions.assumeTrue(Host.euid() == 0, "skipped: mounts need root");
        root = Files.createDirectory(temp.resolve("root"));
        Mounts.tmpfs(root, "mode=755");
        Files.createDirectories(root.resolve("lay/sub"));
        Files.writeString(root.resolve("lay/f"), "a\n");
        Files.writeString(root.resolve("lay/sub/g"), "b\n");
        Files.createSymbolicLink(root.resolve("lay/lnk"), Path.of("f"));
        Files.createSymbolicLink(root.resolve("lay/dirlnk"), Path.of("/lay/sub"));
        Files.createSymbolicLink(root.resolve("lay/broken"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
    }

    @AfterEach void unmount() throws IOException {
        if (Mounts.isMountPoint(root)) Mounts.unmount(root);
    }

    @Test void aPathIsToldAsDockerTellsIt() throws IOException {
        try (var files = plain()) {
            assertEquals(List.of("f", 2L, ""), told(files.stat("/lay/f")));
            assertEquals("lay", files.stat("../../lay").name());
            assertEquals(List.of("lnk", 1L, "/lay/f"), told(files.stat("/lay/lnk")));
            assertEquals("/lay/nowhere", files.stat("/lay/broken").linkTarget());
            assertTrue(files.stat("/lay/dirlnk/").isFolder());
            assertEquals("dirlnk", files.stat("/lay/dirlnk/").name());
            assertEquals(".", files.stat("/lay/.").name());
            assertEquals("/", files.stat("/").name());
            assertThrows(NoSuchFileException.class, () -> files.stat("/nope"));
            assertThrows(NoSuchFileException.class, () -> files.stat("/lay/broken/"));
            assertEquals("lstat /lay/f/: not a directory", assertThrows(Misplaced.class, () -> files.stat("/lay/f/")).getMessage());
            assertEquals("lstat /lay/lnk/.: not a directory", assertThrows(Misplaced.class, () -> files.stat("/lay/lnk/.")).getMessage());
            assertEquals("evalSymlinksInScope: too many links in /loop", assertThrows(Misplaced.class, () -> files.stat("/loop")).getMessage());
            assertEquals("lstat /loop/x: too many levels of symbolic links", assertThrows(Misplaced.class, () -> files.stat("/loop/x")).getMessage());
        }
    }

    @Test void anArchiveIsNamedAfterWhatWasAskedFor() throws IOException {
        try (var files = plain()) {
            assertEquals(List.of("f"), names(files, "/lay/f"));
            assertEquals(List.of("lay/", "lay/broken", "lay/dirlnk", "lay/f", "lay/lnk", "lay/sub/", "lay/sub/g"), names(files, "/lay"));
            assertEquals(List.of("./", "./g"), names(files, "/lay/dirlnk/."));
            assertEquals(List.of("dirlnk/", "dirlnk/g"), names(files, "/lay/dirlnk/"));
            assertEquals(List.of("dirlnk"), names(files, "/lay/dirlnk"));
            assertEquals("/", names(files, "/").getFirst());
        }
    }

    @Test void whatIsMountedInTheRootIsSeenAndTheHostSeesNoneOfIt() throws IOException {
        var source = Files.createDirectory(temp.resolve("source"));
        Files.writeString(source.resolve("cargo"), "sail");
        var before = Mounts.table().size();
        try (var files = RootFiles.open(root, List.of(new RootFiles.Bind(source, "/new/place", true), new RootFiles.Bind(source.resolve("cargo"), "/lay/f", false)),
                Optional.empty(), true)) {
            assertEquals(before, Mounts.table().size());
            assertEquals(4, files.stat("/new/place/cargo").size());
            files.unpack(new ByteArrayInputStream(tar("in", "x")), files.destination("/new/place"), rules());
            assertEquals("x", Files.readString(source.resolve("in")));
            var e = assertThrows(Misplaced.class, () -> files.unpack(new ByteArrayInputStream(tar("f", "x")), "/lay", rules()));
            assertEquals("RemoveAll f: device or resource busy", e.getMessage());
        }
        assertEquals("sail", Files.readString(source.resolve("cargo")));
        assertTrue(Files.isDirectory(root.resolve("new/place")));
        assertFalse(Files.exists(root.resolve("new/place/cargo")));
    }

    @Test void whatIsReadOnlyIsNotWrittenByAWayRoundEither() throws IOException {
        var source = Files.createDirectory(temp.resolve("kept"));
        Files.createSymbolicLink(root.resolve("lay/way"), Path.of("/hold"));
        try (var files = RootFiles.open(root, List.of(new RootFiles.Bind(source, "/hold", false)), Optional.empty(), true)) {
            assertThrows(IOException.class, () -> files.unpack(new ByteArrayInputStream(tar("way/in", "x")), "/lay", rules()));
        }
        try (var files = RootFiles.open(root, List.of(new RootFiles.Bind(source, "/hold", true)), Optional.empty(), false)) {
            assertThrows(IOException.class, () -> files.unpack(new ByteArrayInputStream(tar("in", "x")), "/lay", rules()));
            files.unpack(new ByteArrayInputStream(tar("in", "x")), "/hold", rules());
        }
        assertFalse(Files.exists(root.resolve("lay/in")));
        assertTrue(Files.exists(source.resolve("in")));
    }

    @Test void onlyAFolderCanBeUnpackedInto() throws IOException {
        try (var files = plain()) {
            assertEquals("/lay/sub", files.destination("/lay/dirlnk"));
            assertThrows(NotAFolderException.class, () -> files.destination("/lay/lnk"));
            assertThrows(NoSuchFileException.class, () -> files.destination("/lay/broken"));
            assertEquals("not a directory", assertThrows(Misplaced.class, () -> files.destination("/lay/f/x")).getMessage());
            assertEquals("lstat /lay/f/: not a directory", assertThrows(Misplaced.class, () -> files.destination("/lay/f/")).getMessage());
            assertEquals("EvalSymlinks: too many links", assertThrows(Misplaced.class, () -> files.destination("/loop")).getMessage());
        }
    }

    @Test void oddFilesAreArchivedAsDockerDoes() throws IOException {
        Files.createLink(root.resolve("lay/h"), root.resolve("lay/f"));
        FileNodes.makeNode(root.resolve("lay/fifo"), FileNodes.FIFO | 0600, 0, 0);
        FileNodes.makeNode(root.resolve("lay/null"), FileNodes.CHARACTER_DEVICE | 0600, 1, 3);
        FileNodes.makeNode(root.resolve("lay/sock"), FileNodes.SOCKET | 0600, 0, 0);
        try (var files = plain()) {
            var kinds = new ArrayList<String>();
            for (var entry : entries(files, "/lay")) kinds.add(entry.name() + " " + entry.type() + " " + entry.linkName());
            assertTrue(kinds.containsAll(List.of("lay/h HARD_LINK lay/f", "lay/fifo FIFO ", "lay/null CHAR_DEVICE ")), kinds.toString());
            assertFalse(kinds.toString().contains("sock"), kinds.toString());
            assertEquals(0, entries(files, "/lay").getFirst().mtime().getNano());
        }
    }

    @Test void changesAreToldAsDockerTellsThem() throws IOException {
        var lower = Files.createDirectories(root.resolve("lower"));
        var above = Files.createDirectories(root.resolve("above"));
        var upper = Files.createDirectories(root.resolve("upper"));
        for (var file : List.of("etc/passwd", "gone/x", "same", "opened", "kind", "again/old", "again/kept")) {
            Files.createDirectories(lower.resolve(file).getParent());
            Files.writeString(lower.resolve(file), "1");
        }
        Files.writeString(Files.createDirectories(above.resolve("mid")).resolve("m"), "1");
        var merged = Files.createDirectory(root.resolve("merged"));
        Mounts.overlay(List.of(above, lower), upper, Files.createDirectory(root.resolve("work")), merged);
        try {
            Files.writeString(merged.resolve("etc/passwd"), "22");
            Files.writeString(merged.resolve("mid/new"), "2");
            Files.delete(merged.resolve("gone/x"));
            Files.delete(merged.resolve("gone"));
            Files.newByteChannel(merged.resolve("opened"), java.nio.file.StandardOpenOption.WRITE).close();
            Files.delete(merged.resolve("kind"));
            Files.createDirectory(merged.resolve("kind"));
            Files.writeString(merged.resolve("kind/in"), "");
            Files.delete(merged.resolve("again/old"));
            Files.delete(merged.resolve("again/kept"));
            Files.delete(merged.resolve("again"));
            Files.createDirectory(merged.resolve("again"));
            Files.writeString(merged.resolve("again/kept"), "333");
            Files.createDirectory(merged.resolve("proc"));
            Files.writeString(merged.resolve("etc/hosts"), "");
        } finally {
            Mounts.unmount(merged);
        }
        var told = RootFiles.changes(upper, List.of(above, lower), Set.of("/proc", "/etc/hosts")).stream().map(c -> c.kind().toString().charAt(0) + " " + c.path()).toList();
        assertEquals(List.of("M /again", "M /again/kept", "D /again/old", "M /etc", "M /etc/passwd", "D /gone", "M /kind", "A /kind/in", "M /mid", "A /mid/new"), told);
    }

    private RootFiles plain() throws IOException {
        return RootFiles.open(root, List.of(), Optional.empty(), true);
    }

    private static TreeReader.Rules rules() {
        return new TreeReader.Rules(true, Optional.empty());
    }

    private static List<Object> told(PathFacts facts) {
        return List.of(facts.name(), facts.size(), facts.linkTarget());
    }

    private static List<String> names(RootFiles files, String path) throws IOException {
        return entries(files, path).stream().map(TarEntry::name).toList();
    }

    private static List<TarEntry> entries(RootFiles files, String path) throws IOException {
        var bytes = new ByteArrayOutputStream();
        files.archive(path, bytes);
        var entries = new ArrayList<TarEntry>();
        var tar = new TarReader(new ByteArrayInputStream(bytes.toByteArray()));
        for (var next = tar.next(); next.isPresent(); next = tar.next()) entries.add(next.get());
        return entries;
    }

    private static byte[] tar(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = TarWriter.brief(bytes)) {
            tar.write(TarEntry.file(name, 0644, content.length(), java.time.Instant.EPOCH), content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
