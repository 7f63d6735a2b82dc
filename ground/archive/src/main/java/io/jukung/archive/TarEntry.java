package io.jukung.archive;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One member of a tar archive, without its bytes.
///
/// @param name as written in the archive: it may be absolute, or climb with `..`; who unpacks it has to mind that
/// @param mode permissions with setuid, setgid and sticky bit (07777), no type
/// @param size of the bytes that follow; only a FILE has any
/// @param linkName what a link leads to; empty for all others
/// @param xattrs extended attributes by full name, values as raw bytes
public record TarEntry(String name, Type type, int mode, long uid, long gid, long size, Instant mtime, String linkName,
                       int devMajor, int devMinor, Map<String, byte[]> xattrs) {
    public enum Type {
        FILE('0'), HARD_LINK('1'), SYMLINK('2'), CHAR_DEVICE('3'), BLOCK_DEVICE('4'), DIRECTORY('5'), FIFO('6');

        final char flag;

        Type(char flag) {
            this.flag = flag;
        }
    }

    public TarEntry {
        if (size < 0) throw new IllegalArgumentException("a tar entry's size cannot be negative: " + size);
        if (size > 0 && type != Type.FILE) throw new IllegalArgumentException("only files have bytes, not a " + type + ": " + name);
        xattrs = Collections.unmodifiableMap(new LinkedHashMap<>(xattrs));
    }

    public static TarEntry file(String name, int mode, long size, Instant mtime) {
        return new TarEntry(name, Type.FILE, mode, 0, 0, size, mtime, "", 0, 0, Map.of());
    }

    public static TarEntry directory(String name, int mode, Instant mtime) {
        return new TarEntry(name, Type.DIRECTORY, mode, 0, 0, 0, mtime, "", 0, 0, Map.of());
    }

    public static TarEntry symlink(String name, String target, Instant mtime) {
        return new TarEntry(name, Type.SYMLINK, 0777, 0, 0, 0, mtime, target, 0, 0, Map.of());
    }

    public static TarEntry hardLink(String name, String target, Instant mtime) {
        return new TarEntry(name, Type.HARD_LINK, 0644, 0, 0, 0, mtime, target, 0, 0, Map.of());
    }

    public TarEntry named(String other) {
        return new TarEntry(other, type, mode, uid, gid, size, mtime, linkName, devMajor, devMinor, xattrs);
    }

    public TarEntry owned(long newUid, long newGid) {
        return new TarEntry(name, type, mode, newUid, newGid, size, mtime, linkName, devMajor, devMinor, xattrs);
    }

    public TarEntry with(Map<String, byte[]> newXattrs) {
        return new TarEntry(name, type, mode, uid, gid, size, mtime, linkName, devMajor, devMinor, newXattrs);
    }
}
