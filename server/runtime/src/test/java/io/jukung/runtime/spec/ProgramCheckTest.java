package io.jukung.runtime.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.oci.LinuxSpec;
import io.jukung.oci.RuntimeSpec;
import io.jukung.runtime.Unrunnable;
import io.jukung.runtime.Unrunnable.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCheckTest {
    @TempDir Path root;

    private Optional<Unrunnable> check(String command, RuntimeSpec.Mount... mounts) {
        var process = new RuntimeSpec.Process(false, Optional.empty(), new RuntimeSpec.User(0, 0, List.of(), Optional.empty()), List.of(command),
                List.of("PATH=/bin:/sbin"), "/", Optional.empty(), List.of(), false, Optional.empty(), Optional.empty(), Optional.empty());
        var spec = new RuntimeSpec(RuntimeSpec.VERSION, process, new RuntimeSpec.Root(root.toString(), false), Optional.empty(), Optional.empty(),
                List.of(mounts), Optional.empty(), Map.of(), LinuxSpec.EMPTY);
        return new ProgramCheck(spec, "amd64").unrunnable();
    }

    private void file(String path, byte[] bytes) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.write(root.resolve(path), bytes);
    }

    private static byte[] elf(int machine, String loader) {
        var elf = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        elf.putShort(18, (short) machine).putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) (loader.isEmpty() ? 0 : 1));
        elf.putInt(64, 3).putLong(72, 200).putLong(96, loader.length() + 1);
        elf.position(200).put(loader.getBytes(ISO_8859_1));
        return elf.array();
    }

    @Test void aScriptWhoseInterpreterIsMissingIsFoundAlongThePath() throws IOException {
        file("sbin/tool", "#! /usr/bin/ruby -w\n".getBytes(ISO_8859_1));
        assertEquals(Optional.of(new Unrunnable(Kind.MISSING_INTERPRETER, "/sbin/tool", "/usr/bin/ruby")), check("tool"));
    }

    @Test void aScriptWithLineEndsOfWindowsShowsThem() throws IOException {
        file("run", "#!/bin/sh\r\n".getBytes(ISO_8859_1));
        file("bin/sh", elf(62, ""));
        assertEquals(Optional.of(new Unrunnable(Kind.MISSING_INTERPRETER, "/run", "/bin/sh\\r")), check("/run"));
    }

    @Test void aProgramForAnotherMachineIsKnownByItsHeader() throws IOException {
        file("server", elf(183, ""));
        assertEquals(Optional.of(new Unrunnable(Kind.WRONG_ARCHITECTURE, "/server", "arm64")), check("/server"));
    }

    @Test void aProgramWithoutItsLoaderIsNamedWithIt() throws IOException {
        file("server", elf(62, "/lib/ld-musl-x86_64.so.1"));
        assertEquals(Optional.of(new Unrunnable(Kind.MISSING_INTERPRETER, "/server", "/lib/ld-musl-x86_64.so.1")), check("/server"));
    }

    @Test void plainTextIsNoProgram() throws IOException {
        file("notes", "echo hi\n".getBytes(ISO_8859_1));
        assertEquals(Optional.of(new Unrunnable(Kind.NO_FORMAT, "/notes", "")), check("/notes"));
    }

    @Test void whatALinkLeadsToIsLookedForInsideTheRoot() throws IOException {
        file("run", "#!/bin/sh\n".getBytes(ISO_8859_1));
        file("bin/busybox", elf(62, ""));
        Files.createSymbolicLink(root.resolve("bin/sh"), Path.of("/bin/busybox"));
        assertEquals(Optional.empty(), check("/run"));
    }

    @Test void whatLiesOnAMountIsNotJudged() throws IOException {
        file("work/run", "echo hi\n".getBytes(ISO_8859_1));
        assertEquals(Optional.empty(), check("/work/run", new RuntimeSpec.Mount("/work", "bind", "/somewhere", List.of())));
    }
}
