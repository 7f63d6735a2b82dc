package io.jukung.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Writes a tar archive: plain ustar where that can say it, a PAX header before it where it cannot.
/// The same entries give the same bytes, always. Close it to end the archive. One thread.
public final class TarWriter implements Closeable {
    private static final int RECORD = 10240;

    private final OutputStream out;
    private final int record;
    private long written;
    private boolean closed;

    public TarWriter(OutputStream out) {
        this(out, RECORD);
    }

    private TarWriter(OutputStream out, int record) {
        this.out = out;
        this.record = record;
    }

    /// One whose archives end right after their two zero blocks, as Docker's do, instead of being filled up to a whole record.
    public static TarWriter brief(OutputStream out) {
        return new TarWriter(out, Header.SIZE);
    }

    /// Writes an entry that has no bytes.
    public void write(TarEntry entry) throws IOException {
        write(entry, InputStream.nullInputStream());
    }

    public void write(TarEntry entry, byte[] bytes) throws IOException {
        write(entry, new ByteArrayInputStream(bytes));
    }

    /// Writes an entry and exactly as many bytes as its size says: a file that grows meanwhile is cut there.
    /// @throws IOException if there are fewer; the archive is then unusable
    public void write(TarEntry entry, InputStream content) throws IOException {
        var pax = pax(entry);
        if (pax.length > 0) {
            header(TarEntry.file("PaxHeaders.0/" + lastWord(entry.name()), 0644, pax.length, Instant.EPOCH), 'x');
            put(pax, pax.length);
            pad();
        }
        header(entry, entry.type().flag);
        var buffer = new byte[(int) Math.clamp(entry.size(), 1, 1 << 16)];
        for (long left = entry.size(); left > 0; ) {
            int n = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) throw new IOException(entry.name() + ": it ended " + left + " bytes before its announced size");
            put(buffer, n);
            left -= n;
        }
        pad();
    }

    /// Ends the archive with its zero blocks and closes what is below.
    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        put(new byte[2 * Header.SIZE], 2 * Header.SIZE);
        int rest = (int) (written % record);
        if (rest > 0) put(new byte[record - rest], record - rest);
        out.close();
    }

    private static byte[] pax(TarEntry entry) throws IOException {
        var pax = new ByteArrayOutputStream();
        if (!fits(entry.name(), 100)) pax.write(PaxRecords.line("path", entry.name().getBytes(UTF_8)));
        if (!fits(entry.linkName(), 100)) pax.write(PaxRecords.line("linkpath", entry.linkName().getBytes(UTF_8)));
        if (!fits(entry.size(), 11)) pax.write(number("size", entry.size()));
        if (!fits(entry.uid(), 7)) pax.write(number("uid", entry.uid()));
        if (!fits(entry.gid(), 7)) pax.write(number("gid", entry.gid()));
        if (entry.mtime().getNano() != 0 || !fits(entry.mtime().getEpochSecond(), 11)) pax.write(PaxRecords.line("mtime", PaxRecords.time(entry.mtime())));
        for (var xattr : entry.xattrs().entrySet()) pax.write(PaxRecords.line(PaxRecords.XATTR + xattr.getKey(), xattr.getValue()));
        return pax.toByteArray();
    }

    private static byte[] number(String key, long value) {
        return PaxRecords.line(key, Long.toString(value).getBytes(US_ASCII));
    }

    private static boolean fits(String text, int length) {
        return text.length() <= length && text.chars().allMatch(c -> c > 0 && c < 0x80);
    }

    private static boolean fits(long value, int digits) {
        return value >= 0 && value < 1L << 3 * digits;
    }

    private void header(TarEntry entry, char flag) throws IOException {
        var block = new byte[Header.SIZE];
        text(block, 0, 100, entry.name());
        octal(block, 100, 7, entry.mode() & 07777);
        octal(block, 108, 7, entry.uid());
        octal(block, 116, 7, entry.gid());
        octal(block, 124, 11, entry.size());
        octal(block, 136, 11, entry.mtime().getEpochSecond());
        block[156] = (byte) flag;
        text(block, 157, 100, entry.linkName());
        text(block, 257, 6, "ustar");
        text(block, 263, 2, "00");
        octal(block, 329, 7, entry.devMajor());
        octal(block, 337, 7, entry.devMinor());
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) sum += b & 0xff;
        octal(block, 148, 6, sum);
        block[154] = 0;
        put(block, block.length);
    }

    /// What does not fit is cut here and said in full by the PAX header before.
    private static void text(byte[] block, int at, int length, String text) {
        var bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, block, at, Math.min(length, bytes.length));
    }

    private static void octal(byte[] block, int at, int digits, long value) {
        long shown = fits(value, digits) ? value : 0;
        for (int i = digits - 1; i >= 0; i--) {
            block[at + i] = (byte) ('0' + (shown & 7));
            shown >>= 3;
        }
    }

    private static String lastWord(String name) {
        var bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        var last = bare.substring(bare.lastIndexOf('/') + 1).replaceAll("[^ -~]", "_");
        return last.substring(0, Math.min(last.length(), 80));
    }

    private void put(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        written += length;
    }

    private void pad() throws IOException {
        int padding = (int) (-written & Header.SIZE - 1);
        put(new byte[padding], padding);
    }
}
