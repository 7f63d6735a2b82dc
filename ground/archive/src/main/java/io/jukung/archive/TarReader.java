package io.jukung.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Reads a tar archive member by member: ustar, PAX and GNU forms; sparse files are refused.
///
/// Call `next`, then read `content` as far as you like; the next `next` passes over the rest. Whatever is wrong with the
/// archive comes as `MalformedArchiveException`, never as wrong data. One thread. Reads ahead of what it hands out.
public final class TarReader implements Closeable {
    /// Names and PAX headers beyond this are an attack on memory, not a name.
    private static final long LARGEST_META = 1 << 20;

    private final InputStream in;
    private final Map<String, byte[]> global = new HashMap<>();
    private InputStream content = InputStream.nullInputStream();
    private long left;
    private int padding;
    private boolean ended;

    public TarReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /// The next member, or empty at the archive's end.
    public Optional<TarEntry> next() throws IOException {
        var local = new LinkedHashMap<String, byte[]>();
        var meta = false;
        while (!ended) {
            passOver();
            var header = header();
            if (header.isEmpty()) break;
            var h = header.get();
            meta = true;
            switch (h.flag()) {
                case 'x', 'X' -> local.putAll(PaxRecords.parse(metaBytes(h)));
                case 'g' -> PaxRecords.parse(metaBytes(h)).forEach((key, value) -> {
                    if (value.length == 0) global.remove(key);
                    else global.put(key, value);
                });
                case 'L' -> local.putIfAbsent("path", untilZero(metaBytes(h)));
                case 'K' -> local.putIfAbsent("linkpath", untilZero(metaBytes(h)));
                default -> {
                    return Optional.of(entry(h, local));
                }
            }
        }
        if (meta && !local.isEmpty()) throw new MalformedArchiveException("the archive ends after a header that announces one more member");
        return Optional.empty();
    }

    /// The bytes of the member `next` gave last; ends with the member.
    public InputStream content() {
        return content;
    }

    /// Reads what is left of the stream to its very end: padding, and whatever a writer put behind the archive.
    public void drain() throws IOException {
        var buffer = new byte[1 << 16];
        for (int n = 0; n >= 0; n = in.read(buffer)) ended = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private TarEntry entry(Header h, Map<String, byte[]> local) throws IOException {
        var pax = new LinkedHashMap<>(global);
        pax.putAll(local);
        pax.values().removeIf(value -> value.length == 0);
        var name = pax.containsKey("path") ? text(pax, "path") : h.name();
        for (var key : pax.keySet()) if (key.startsWith("GNU.sparse.")) throw sparse(name);
        var type = type(h.flag(), name);
        long size = pax.containsKey("size") ? number(pax, "size") : h.size();
        if (size < 0) throw new MalformedArchiveException(name + ": negative size in the archive");
        if (type != TarEntry.Type.FILE) size = 0;
        left = size;
        padding = (int) (-size & Header.SIZE - 1);
        content = new Content(name);
        return new TarEntry(name, type, h.mode(),
                pax.containsKey("uid") ? number(pax, "uid") : h.uid(),
                pax.containsKey("gid") ? number(pax, "gid") : h.gid(), size,
                pax.containsKey("mtime") ? PaxRecords.time("mtime", bytes(pax, "mtime")) : Instant.ofEpochSecond(h.mtime()),
                type == TarEntry.Type.SYMLINK || type == TarEntry.Type.HARD_LINK ? pax.containsKey("linkpath") ? text(pax, "linkpath") : h.linkName() : "",
                h.devMajor(), h.devMinor(), xattrs(pax));
    }

    private static TarEntry.Type type(char flag, String name) throws MalformedArchiveException {
        return switch (flag) {
            case '\0' -> name.endsWith("/") ? TarEntry.Type.DIRECTORY : TarEntry.Type.FILE;
            case '0', '7' -> TarEntry.Type.FILE;
            case '1' -> TarEntry.Type.HARD_LINK;
            case '2' -> TarEntry.Type.SYMLINK;
            case '3' -> TarEntry.Type.CHAR_DEVICE;
            case '4' -> TarEntry.Type.BLOCK_DEVICE;
            case '5' -> TarEntry.Type.DIRECTORY;
            case '6' -> TarEntry.Type.FIFO;
            case 'S' -> throw sparse(name);
            default -> throw new MalformedArchiveException(name + ": unknown type '" + flag + "' in the archive");
        };
    }

    private static MalformedArchiveException sparse(String name) {
        return new MalformedArchiveException(name + ": sparse files in archives are not supported; pack it without --sparse");
    }

    private static Map<String, byte[]> xattrs(Map<String, byte[]> pax) {
        var xattrs = new LinkedHashMap<String, byte[]>();
        pax.forEach((key, value) -> {
            if (key.startsWith(PaxRecords.XATTR)) xattrs.put(key.substring(PaxRecords.XATTR.length()), value);
        });
        return xattrs;
    }

    private static byte[] bytes(Map<String, byte[]> pax, String key) {
        return pax.getOrDefault(key, new byte[0]);
    }

    private static String text(Map<String, byte[]> pax, String key) throws MalformedArchiveException {
        var value = bytes(pax, key);
        for (byte b : value) if (b == 0) throw new MalformedArchiveException("PAX " + key + " holds a zero byte");
        return new String(value, UTF_8);
    }

    private static long number(Map<String, byte[]> pax, String key) throws MalformedArchiveException {
        return PaxRecords.number(key, bytes(pax, key));
    }

    private static byte[] untilZero(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) end++;
        return Arrays.copyOf(bytes, end);
    }

    private byte[] metaBytes(Header h) throws IOException {
        long size = h.size();
        if (size < 0 || size > LARGEST_META) throw new MalformedArchiveException("a tar header of " + size + " bytes is too large");
        var bytes = in.readNBytes((int) size);
        if (bytes.length < size) throw truncated("a header");
        padding = (int) (-size & Header.SIZE - 1);
        return bytes;
    }

    /// Passes over what is left of the current member. A size that lies meets the end here.
    private void passOver() throws IOException {
        try {
            in.skipNBytes(left);
            in.skipNBytes(padding);
        } catch (EOFException e) {
            throw truncated("a member");
        }
        left = 0;
        padding = 0;
    }

    private Optional<Header> header() throws IOException {
        var header = block();
        if (header.isEmpty() || !header.get().isZero()) {
            if (header.isPresent() && !header.get().sumIsRight()) throw new MalformedArchiveException("wrong checksum in a tar header: this is no tar archive, or a damaged one");
            ended = header.isEmpty();
            return header;
        }
        var second = block();
        if (second.isPresent() && !second.get().isZero()) throw new MalformedArchiveException("a lone zero block inside the archive");
        ended = true;
        return Optional.empty();
    }

    private Optional<Header> block() throws IOException {
        var bytes = in.readNBytes(Header.SIZE);
        if (bytes.length == 0) return Optional.empty();
        if (bytes.length < Header.SIZE) throw truncated("a header");
        return Optional.of(new Header(bytes));
    }

    private static MalformedArchiveException truncated(String where) {
        return new MalformedArchiveException("the archive ends inside " + where + ": it was cut off", true);
    }

    private final class Content extends InputStream {
        private final String name;

        Content(String name) {
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (content != this || left == 0) return -1;
            if (length == 0) return 0;
            int n = in.read(bytes, offset, (int) Math.min(length, left));
            if (n < 0) throw truncated(name);
            left -= n;
            return n;
        }

        @Override
        public int available() throws IOException {
            return content == this ? (int) Math.min(in.available(), left) : 0;
        }
    }
}
