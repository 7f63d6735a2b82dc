package io.jukung.archive;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// The compressions an archive may come in, told apart by their first bytes.
public enum Compression {
    NONE, GZIP, ZSTD, BZIP2, XZ;

    /// How many bytes `detect` wants to see.
    public static final int HEAD = 6;
    private static final int BUFFER = 1 << 16;
    /// Enough for `xz -9`; more is an attack on memory.
    private static final int XZ_MEMORY_KIB = 128 << 10;

    public static Compression detect(byte[] head) {
        if (starts(head, 0x1f, 0x8b)) return GZIP;
        if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) return ZSTD;
        if (head.length >= 4 && (head[0] & 0xf0) == 0x50 && starts(new byte[] {head[1], head[2], head[3]}, 0x2a, 0x4d, 0x18)) return ZSTD; // a skippable frame first
        if (starts(head, 'B', 'Z', 'h')) return BZIP2;
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) return XZ;
        return NONE;
    }

    /// The plain bytes of a stream in any of these compressions. Closing the result closes `in`.
    public static InputStream decompress(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(HEAD);
        var head = buffered.readNBytes(HEAD);
        buffered.reset();
        return detect(head).open(buffered);
    }

    /// The plain bytes of a stream in this compression.
    public InputStream open(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(new EndAware(in), BUFFER);
            case ZSTD -> new BufferedInputStream(new ZstdInputStream(in), BUFFER);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ -> new XZInputStream(in, XZ_MEMORY_KIB);
        };
    }

    /// Compresses what is written; closing the result completes it and closes `out`. Two runs give the same bytes.
    /// @throws IOException for BZIP2 and XZ, which are only read
    public OutputStream compress(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case ZSTD -> new ZstdOutputStream(out, 3);
            case BZIP2, XZ -> throw new IOException(name().toLowerCase(Locale.ROOT) + " is read here, not written");
        };
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) return false;
        for (int i = 0; i < magic.length; i++) if ((head[i] & 0xff) != magic[i]) return false;
        return true;
    }

    /// `GZIPInputStream` takes "nothing available" for "no further gzip member", which loses data when a network is slow.
    /// Here `available` is 0 only at the true end; it waits to find out.
    private static final class EndAware extends BufferedInputStream {
        EndAware(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int available() throws IOException {
            mark(1);
            int next = read();
            if (next < 0) return 0;
            reset();
            return Math.max(1, super.available());
        }
    }
}
