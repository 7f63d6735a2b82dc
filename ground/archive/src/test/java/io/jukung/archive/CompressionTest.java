package io.jukung.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CompressionTest {
    private static final byte[] DATA = new byte[200_000];

    static {
        new Random(1).nextBytes(DATA);
        for (int i = 0; i < DATA.length; i++) DATA[i] &= 7;
    }

    @ParameterizedTest
    @EnumSource
    void everyCompressionIsKnownByItsFirstBytes(Compression compression) throws IOException {
        var packed = pack(compression);
        assertEquals(compression, Compression.detect(Arrays.copyOf(packed, Compression.HEAD)));
        assertArrayEquals(DATA, Compression.decompress(new ByteArrayInputStream(packed)).readAllBytes());
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
    void severalStreamsInARowAreOneEvenIfTheSecondComesLate(Compression compression) throws IOException {
        var twice = new ByteArrayOutputStream();
        twice.write(pack(compression));
        twice.write(pack(compression));
        var late = new FilterInputStream(new ByteArrayInputStream(twice.toByteArray())) {
            @Override
            public int available() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(length, 100));
            }
        };
        assertEquals(2 * DATA.length, Compression.decompress(late).readAllBytes().length);
    }

    @Test
    void aStreamThatIsCutOffIsAnError() throws IOException {
        var packed = pack(Compression.GZIP);
        var cut = Compression.decompress(new ByteArrayInputStream(packed, 0, packed.length - 20));
        assertThrows(IOException.class, cut::readAllBytes);
    }

    @Test
    void aVeryShortStreamIsPlain() throws IOException {
        assertArrayEquals(new byte[] {7}, Compression.decompress(new ByteArrayInputStream(new byte[] {7})).readAllBytes());
        assertEquals(0, Compression.decompress(new ByteArrayInputStream(new byte[0])).readAllBytes().length);
    }

    private static byte[] pack(Compression compression) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (compression) {
            case NONE, GZIP, ZSTD -> compression.compress(packed);
            case BZIP2 -> new BZip2CompressorOutputStream(packed);
            case XZ -> new XZOutputStream(packed, new LZMA2Options(1));
        }) {
            out.write(DATA);
        }
        return packed.toByteArray();
    }
}
