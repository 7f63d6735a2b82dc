package io.jukung.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/// The 512 bytes before each member, field by field. Knows ustar, GNU, star and the oldest form without a magic.
record Header(byte[] block) {
    static final int SIZE = 512;

    boolean isZero() {
        for (byte b : block) if (b != 0) return false;
        return true;
    }

    /// Both sums that were ever in use: bytes taken as unsigned, and, by old programs, as signed.
    boolean sumIsRight() throws MalformedArchiveException {
        long written = number(148, 8, "checksum");
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            byte b = i >= 148 && i < 156 ? (byte) ' ' : block[i];
            unsigned += b & 0xff;
            signed += b;
        }
        return written == unsigned || written == signed;
    }

    char flag() {
        return (char) (block[156] & 0xff);
    }

    String name() {
        var name = text(0, 100);
        if (!isPosix()) return name;
        boolean star = new String(block, 508, 4, ISO_8859_1).equals("tar\0");
        var prefix = text(345, star ? 131 : 155);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String linkName() {
        return text(157, 100);
    }

    int mode() throws MalformedArchiveException {
        return (int) number(100, 8, "mode") & 07777;
    }

    long uid() throws MalformedArchiveException {
        return number(108, 8, "uid");
    }

    long gid() throws MalformedArchiveException {
        return number(116, 8, "gid");
    }

    long size() throws MalformedArchiveException {
        return number(124, 12, "size");
    }

    long mtime() throws MalformedArchiveException {
        return number(136, 12, "mtime");
    }

    int devMajor() throws MalformedArchiveException {
        return hasMagic() ? (int) number(329, 8, "device number") : 0;
    }

    int devMinor() throws MalformedArchiveException {
        return hasMagic() ? (int) number(337, 8, "device number") : 0;
    }

    private boolean isPosix() {
        return new String(block, 257, 6, ISO_8859_1).equals("ustar\0");
    }

    private boolean hasMagic() {
        return new String(block, 257, 5, ISO_8859_1).equals("ustar");
    }

    private String text(int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) end++;
        return new String(block, at, end - at, UTF_8);
    }

    private long number(int at, int length, String field) throws MalformedArchiveException {
        if ((block[at] & 0x80) != 0) return base256(at, length, field);
        int from = at;
        int to = at + length;
        while (from < to && (block[from] == ' ' || block[from] == 0)) from++;
        long value = 0;
        while (from < to && block[from] >= '0' && block[from] <= '7') value = value * 8 + block[from++] - '0';
        if (from < to && block[from] != ' ' && block[from] != 0) {
            throw new MalformedArchiveException("bad " + field + " in a tar header: '" + new String(block, at, length, ISO_8859_1).strip() + "'");
        }
        return value;
    }

    /// GNU's way to write large and negative numbers: the top bit says so, the next is the sign.
    private long base256(int at, int length, String field) throws MalformedArchiveException {
        boolean negative = (block[at] & 0x40) != 0;
        long value = negative ? -1 : 0;
        for (int i = 0; i < length; i++) {
            int b = block[at + i] & 0xff;
            if (i == 0) b = negative ? b : b & 0x3f;
            if (value > Long.MAX_VALUE >> 8 || value < Long.MIN_VALUE >> 8) throw new MalformedArchiveException("too large a " + field + " in a tar header");
            value = value << 8 | b;
        }
        return value;
    }
}
