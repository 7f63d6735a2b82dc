package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.MountCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An overlay to be mounted. Three ways, the first that fits: all options in one page; the same with paths relative to
/// the folder all have in common, on a thread whose current folder that is; one option at a time with `fsconfig`.
record Overlay(List<Path> lowers, Optional<Layer> layer) {
    /// The writable part.
    record Layer(Path upper, Path work) {}

    private static final int PAGE = 4095;
    private static final List<String> SWITCHES = List.of("redirect_dir=off", "metacopy=off", "index=off");

    static Overlay writable(List<Path> lowers, Path upper, Path work) {
        return new Overlay(absolute(lowers), Optional.of(new Layer(upper.toAbsolutePath(), work.toAbsolutePath())));
    }

    static Overlay readOnly(List<Path> lowers) {
        return new Overlay(absolute(lowers), Optional.empty());
    }

    private static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(Path::toAbsolutePath).toList();
    }

    void mount(Path target) throws IOException {
        var at = target.toAbsolutePath();
        if (fits()) {
            check(MountCalls.mount("overlay", at.toString(), "overlay", 0, options()), "mount overlay", at);
            return;
        }
        var folder = common();
        var brief = relativeTo(folder);
        try {
            NativeThreads.fresh("overlay", () -> {
                try (var home = Home.mounts()) {
                    check(FileCalls.changeFolder(folder.toString()), "change to", folder);
                    if (brief.fits()) return check(MountCalls.mount("overlay", at.toString(), "overlay", 0, brief.options()), "mount overlay", at);
                    brief.mountInSteps(at);
                    return 0L;
                }
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean fits() {
        return options().getBytes(UTF_8).length <= PAGE;
    }

    private String options() {
        var out = new StringBuilder("lowerdir=");
        out.append(String.join(":", lowers.stream().map(Overlay::escaped).toList()));
        layer.ifPresent(l -> out.append(",upperdir=").append(escaped(l.upper)).append(",workdir=").append(escaped(l.work)));
        return out + "," + String.join(",", SWITCHES);
    }

    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace(":", "\\:").replace(",", "\\,");
    }

    private void mountInSteps(Path target) throws IOException {
        int context = (int) check(MountCalls.prepare("overlay"), "fsopen", "overlay");
        try {
            for (var lower : lowers) set(context, "lowerdir+", lower.toString(), target);
            if (layer.isPresent()) {
                set(context, "upperdir", layer.get().upper.toString(), target);
                set(context, "workdir", layer.get().work.toString(), target);
            }
            for (var option : SWITCHES) set(context, option.substring(0, option.indexOf('=')), "off", target);
            set(context, "source", "overlay", target);
            check(MountCalls.create(context), "mount overlay", target);
            int mount = (int) check(MountCalls.detached(context), "mount overlay", target);
            try {
                check(MountCalls.attach(mount, target.toString()), "mount overlay", target);
            } finally {
                FileCalls.close(mount);
            }
        } finally {
            FileCalls.close(context);
        }
    }

    private static void set(int context, String key, String value, Path target) throws IOException {
        check(MountCalls.set(context, key, value), "mount overlay with " + key + "=" + value, target);
    }

    private Path common() {
        var common = lowers.getFirst().normalize();
        for (var lower : lowers) {
            while (!lower.normalize().startsWith(common)) {
                var parent = common.getParent();
                if (parent == null) return common;
                common = parent;
            }
        }
        return common;
    }

    private Overlay relativeTo(Path folder) {
        return new Overlay(lowers.stream().map(p -> folder.relativize(p.normalize())).map(p -> p.toString().isEmpty() ? Path.of(".") : p).toList(), layer);
    }
}
