package io.jukung.image.hello;

import io.jukung.base.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A whole Linux program in a few hundred bytes: it writes its text to the standard output and exits with 0.
/// One ELF header, one segment, some machine instructions, the text; no library.
final class HelloProgram {
    private static final int HEADERS = 64 + 56;
    private static final long BASE = 0x400000;

    private HelloProgram() {}

    static byte[] of(String architecture, String text) {
        var bytes = text.getBytes(UTF_8);
        return switch (architecture) {
            case "amd64" -> elf(62, amd64(bytes.length), bytes);
            case "arm64" -> elf(183, arm64(bytes.length), bytes);
            default -> throw new Problem.NotFound("no matching manifest for linux/%s in the manifest list entries".formatted(architecture),
                    "the built-in hello-world is there for amd64 and arm64");
        };
    }

    /// The text follows the code.
    private static byte[] amd64(int length) {
        return ByteBuffer.allocate(33).order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xbf).putInt(1)                                             // mov edi, 1
                .put((byte) 0x48).put((byte) 0x8d).put((byte) 0x35).putInt(33 - 12)     // lea rsi, [rip + text]
                .put((byte) 0xba).putInt(length)                                        // mov edx, length
                .put((byte) 0xb8).putInt(1)                                             // mov eax, write
                .put((byte) 0x0f).put((byte) 0x05)                                      // syscall
                .put((byte) 0x31).put((byte) 0xff)                                      // xor edi, edi
                .put((byte) 0xb8).putInt(60)                                            // mov eax, exit
                .put((byte) 0x0f).put((byte) 0x05)                                      // syscall
                .array();
    }

    private static byte[] arm64(int length) {
        return ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xd2800020)                     // mov x0, #1
                .putInt(0x10000001 | (28 >> 2) << 5)    // adr x1, text
                .putInt(0xd2800002 | length << 5)       // mov x2, #length
                .putInt(0xd2800808)                     // mov x8, #64 (write)
                .putInt(0xd4000001)                     // svc #0
                .putInt(0xd2800000)                     // mov x0, #0
                .putInt(0xd2800ba8)                     // mov x8, #93 (exit)
                .putInt(0xd4000001)                     // svc #0
                .array();
    }

    private static byte[] elf(int machine, byte[] code, byte[] text) {
        long size = HEADERS + code.length + text.length;
        return ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0)
                .putShort((short) 2).putShort((short) machine).putInt(1)
                .putLong(BASE + HEADERS).putLong(64).putLong(0).putInt(0)
                .putShort((short) 64).putShort((short) 56).putShort((short) 1).putShort((short) 64).putShort((short) 0).putShort((short) 0)
                // its only segment: the whole file, readable and executable; aligned for pages of 64 KiB, as some arm64 kernels have
                .putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE).putLong(size).putLong(size).putLong(0x10000)
                .put(code).put(text)
                .array();
    }
}
