package io.jukung.cli.copy;

import io.jukung.archive.TarEntry;
import io.jukung.archive.TarWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Files of this machine, written as an archive: names in order, whole seconds, hard links as such, no sockets.
final class FileArchive {
    private static final String FACTS = "unix:mode,uid,gid,nlink,ino,dev,rdev,size,lastModifiedTime";

    private final TarWriter tar;
    private final UnaryOperator<String> names;
    private final Map<String, String> linked = new HashMap<>();

    FileArchive(TarWriter tar, UnaryOperator<String> names) {
        this.tar = tar;
        this.names = names;
    }

    /// Writes what is at the path, and all below it.
    void write(Path path, String as) throws IOException {
        Map<String, Object> facts;
        try {
            facts = Files.readAttributes(path, FACTS, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return; // gone since its folder was read
        }
        switch ((int) number(facts, "mode") & 0170000) {
            case 0040000 -> folder(path, as, facts);
            case 0100000 -> file(path, as, facts);
            case 0120000 -> tar.write(entry(as, TarEntry.Type.SYMLINK, facts, 0, Files.readSymbolicLink(path).toString()));
            case 0020000 -> tar.write(entry(as, TarEntry.Type.CHAR_DEVICE, facts, 0, ""));
            case 0060000 -> tar.write(entry(as, TarEntry.Type.BLOCK_DEVICE, facts, 0, ""));
            case 0010000 -> tar.write(entry(as, TarEntry.Type.FIFO, facts, 0, ""));
            default -> { }
        }
    }

    private void folder(Path path, String as, Map<String, Object> facts) throws IOException {
        tar.write(entry(as + "/", TarEntry.Type.DIRECTORY, facts, 0, ""));
        var inside = new ArrayList<String>();
        try (var stream = Files.newDirectoryStream(path)) {
            for (var one : stream) inside.add(String.valueOf(one.getFileName()));
        }
        inside.sort(null);
        for (var name : inside) write(path.resolve(name), as + "/" + name);
    }

    private void file(Path path, String as, Map<String, Object> facts) throws IOException {
        if (number(facts, "nlink") > 1) {
            var first = linked.putIfAbsent(facts.get("dev") + ":" + facts.get("ino"), as);
            if (first != null) {
                tar.write(entry(as, TarEntry.Type.HARD_LINK, facts, 0, names.apply(first)));
                return;
            }
        }
        try (InputStream content = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            tar.write(entry(as, TarEntry.Type.FILE, facts, number(facts, "size"), ""), content);
        }
    }

    private TarEntry entry(String as, TarEntry.Type type, Map<String, Object> facts, long size, String link) {
        var time = facts.get("lastModifiedTime") instanceof FileTime at ? at.toInstant().getEpochSecond() : 0;
        long device = type == TarEntry.Type.CHAR_DEVICE || type == TarEntry.Type.BLOCK_DEVICE ? number(facts, "rdev") : 0;
        return new TarEntry(names.apply(as), type, (int) number(facts, "mode") & 07777, number(facts, "uid"), number(facts, "gid"), size,
                Instant.ofEpochSecond(time), link, (int) (device >> 8 & 0xfff), (int) (device & 0xff | device >> 12 & 0xfff00), Map.of());
    }

    private static long number(Map<String, Object> facts, String name) { return facts.get(name) instanceof Number number ? number.longValue() : 0; }
}
