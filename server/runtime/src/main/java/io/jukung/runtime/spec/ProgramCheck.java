package io.jukung.runtime.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jukung.kernel.Fd;
import io.jukung.kernel.FileNodes;
import io.jukung.oci.RuntimeSpec;
import io.jukung.runtime.Unrunnable;
import io.jukung.runtime.Unrunnable.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at a program after it did not run: what the kernel missed in it. Read inside the container's root, without
/// leaving it; what lies on a mount of the container cannot be seen from here, and is given the benefit of the doubt.
public final class ProgramCheck {
    private static final int BEGINNING = 8192;
    private static final int PT_INTERP = 3;
    private static final Map<Integer, String> MACHINES = Map.of(3, "386", 8, "mips", 20, "ppc", 21, "ppc64le", 22, "s390x", 40, "arm", 62, "amd64",
            183, "arm64", 243, "riscv64", 258, "loong64");

    private final RuntimeSpec spec;
    private final Path root;
    private final String architecture;

    /// @param architecture of this host, as Java names it
    public ProgramCheck(RuntimeSpec spec, String architecture) {
        this.spec = spec;
        this.root = Path.of(spec.root().path());
        this.architecture = switch (architecture) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> architecture;
        };
    }

    /// Empty if nothing is wrong with it, as far as can be seen.
    public Optional<Unrunnable> unrunnable() {
        for (var path : candidates()) {
            if (mounted(path)) return Optional.empty();
            var bytes = beginning(path);
            if (bytes.isPresent()) return judge(path, bytes.get());
        }
        return Optional.empty();
    }

    private List<String> candidates() {
        var command = spec.process().args().isEmpty() ? "" : spec.process().args().getFirst();
        if (command.startsWith("/")) return List.of(command);
        if (command.contains("/")) return List.of(Path.of(spec.process().cwd()).resolve(command).normalize().toString());
        var path = spec.process().env().stream().filter(v -> v.startsWith("PATH=")).map(v -> v.substring(5)).findFirst().orElse("");
        return List.of(path.split(":")).stream().map(folder -> folder + "/" + command).toList();
    }

    private boolean mounted(String path) {
        return spec.mounts().stream().map(RuntimeSpec.Mount::destination).anyMatch(at -> path.equals(at) || path.startsWith(at.endsWith("/") ? at : at + "/"));
    }

    private Optional<Unrunnable> judge(String path, byte[] bytes) {
        if (bytes.length > 20 && bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F') return elf(path, bytes);
        if (bytes.length > 2 && bytes[0] == '#' && bytes[1] == '!') return missing(path, script(bytes));
        return Optional.of(new Unrunnable(Kind.NO_FORMAT, path, ""));
    }

    private static String script(byte[] bytes) {
        var line = new String(bytes, 2, Math.min(254, bytes.length - 2), ISO_8859_1).split("\n", 2)[0].stripLeading();
        int end = 0;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') end++;
        return line.substring(0, end);
    }

    private Optional<Unrunnable> missing(String path, String interpreter) {
        if (mounted(interpreter) || beginning(interpreter).isPresent()) return Optional.empty();
        return Optional.of(new Unrunnable(Kind.MISSING_INTERPRETER, path, interpreter.replace("\r", "\\r")));
    }

    private Optional<Unrunnable> elf(String path, byte[] bytes) {
        var elf = ByteBuffer.wrap(bytes).order(bytes[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var machine = MACHINES.getOrDefault((int) elf.getShort(18), "machine " + elf.getShort(18));
        boolean same = machine.equals(architecture) || architecture.equals("amd64") && machine.equals("386") || architecture.equals("arm64") && machine.equals("arm");
        if (!same) return Optional.of(new Unrunnable(Kind.WRONG_ARCHITECTURE, path, machine));
        return loader(elf, bytes[4] == 2).flatMap(at -> missing(path, at));
    }

    /// The loader a dynamic program names in its program headers.
    private static Optional<String> loader(ByteBuffer elf, boolean wide) {
        try {
            long headers = wide ? elf.getLong(32) : elf.getInt(28);
            int size = elf.getShort(wide ? 54 : 42);
            int count = elf.getShort(wide ? 56 : 44);
            for (int i = 0; i < count; i++) {
                int at = Math.toIntExact(headers + (long) i * size);
                if (elf.getInt(at) != PT_INTERP) continue;
                int offset = wide ? Math.toIntExact(elf.getLong(at + 8)) : elf.getInt(at + 4);
                int length = wide ? Math.toIntExact(elf.getLong(at + 32)) : elf.getInt(at + 16);
                return Optional.of(new String(elf.array(), offset, length - 1, ISO_8859_1));
            }
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            // cut off or made up: whatever is wrong with it, it is not its loader
        }
        return Optional.empty();
    }

    private Optional<byte[]> beginning(String path) {
        try (var in = Fd.input(FileNodes.openInRoot(root, path.startsWith("/") ? path.substring(1) : path, Fd.READ | Fd.NON_BLOCKING, 0))) {
            return Optional.of(in.readNBytes(BEGINNING));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
