package io.jukung.cli.image;

import io.jukung.base.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A root file system of the host's static busybox: one program, a link for each of its names, and a few files.
final class BusyboxRoot {
    private final Path busybox;

    BusyboxRoot(Path busybox) { this.busybox = busybox; }

    void write(Path file) throws IOException {
        if (!Files.isExecutable(busybox)) throw new Problem.Unavailable("there is no " + busybox + " on this host", "install the package busybox-static");
        try (var out = Files.newOutputStream(file)) {
            var tar = new PlainTar(out);
            for (var folder : List.of("bin/", "dev/", "etc/", "home/", "proc/", "root/", "sys/", "usr/", "var/")) tar.folder(folder, 0755);
            tar.folder("tmp/", 01777);
            tar.file("bin/busybox", 0755, Files.readAllBytes(busybox));
            for (var name : applets()) if (!name.equals("busybox")) tar.link("bin/" + name, "busybox");
            tar.file("etc/passwd", 0644, text("root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n"));
            tar.file("etc/group", 0644, text("root:x:0:\nnogroup:x:65534:\n"));
            tar.end();
        }
    }

    private List<String> applets() throws IOException {
        var process = new ProcessBuilder(busybox.toString(), "--list").start();
        var names = new ArrayList<String>();
        for (var line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n")) if (!line.isBlank()) names.add(line.strip());
        if (!names.contains("sh")) throw new Problem.Unavailable(busybox + " has no shell", "install the package busybox-static");
        return names;
    }

    private static byte[] text(String text) { return text.getBytes(StandardCharsets.UTF_8); }

    /// The few kinds of entries a root of our own making needs, in ustar, all of the same age and owned by root.
    private static final class PlainTar {
        private static final int BLOCK = 512;
        private final OutputStream out;

        PlainTar(OutputStream out) { this.out = out; }

        void folder(String name, int mode) throws IOException { header(name, mode, 0, '5', ""); }

        void link(String name, String target) throws IOException { header(name, 0777, 0, '2', target); }

        void file(String name, int mode, byte[] bytes) throws IOException {
            header(name, mode, bytes.length, '0', "");
            out.write(bytes);
            out.write(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
        }

        void end() throws IOException { out.write(new byte[2 * BLOCK]); }

        private void header(String name, int mode, int size, char type, String target) throws IOException {
            var block = new byte[BLOCK];
            put(block, 0, name);
            put(block, 100, "%07o".formatted(mode));
            put(block, 108, "0000000");
            put(block, 116, "0000000");
            put(block, 124, "%011o".formatted(size));
            put(block, 136, "%011o".formatted(1_700_000_000));
            put(block, 148, "        ");
            block[156] = (byte) type;
            put(block, 157, target);
            put(block, 257, "ustar\00000");
            int sum = 0;
            for (var b : block) sum += b & 0xff;
            put(block, 148, "%06o\0 ".formatted(sum));
            out.write(block);
        }

        private static void put(byte[] block, int at, String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(bytes, 0, block, at, bytes.length);
        }
    }
}
