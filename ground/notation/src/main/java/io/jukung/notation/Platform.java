package io.jukung.notation;

import io.jukung.base.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an image runs on: `linux/arm64`, `linux/arm/v7`. Always in normal form: `x86_64` has become `amd64`.
///
/// An empty variant means the architecture's usual one; for arm64 that is v8, for amd64 v1.
public record Platform(String os, String architecture, String variant, Optional<String> osVersion) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]+");
    /// A system may carry its version: `windows(10.0.17763)`.
    private static final Pattern SYSTEM = Pattern.compile("^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.%-]*)((?:\\+[A-Za-z0-9_.%-]+)*)\\))?$");
    private static final List<String> SYSTEMS = List.of("aix", "android", "darwin", "dragonfly", "freebsd", "illumos", "ios", "js",
            "linux", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos");
    private static final List<String> ARCHITECTURES = List.of("386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le",
            "mipsle", "ppc64", "ppc64le", "riscv64", "s390x", "sparc64", "wasm");

    public Platform {
        var machine = architecture.toLowerCase(Locale.ROOT);
        os = os.equalsIgnoreCase("macos") ? "darwin" : os.toLowerCase(Locale.ROOT);
        variant = normalVariant(machine, variant.toLowerCase(Locale.ROOT));
        architecture = normalArchitecture(machine);
    }

    public static Platform of(String os, String architecture) {
        return new Platform(os, architecture, "", Optional.empty());
    }

    public static Platform of(String os, String architecture, String variant) {
        return new Platform(os, architecture, variant, Optional.empty());
    }

    /// The platform this process runs on. Containers are always Linux's.
    public static Platform host() {
        return of("linux", System.getProperty("os.arch", "amd64"));
    }

    /// Reads `os/arch[/variant]`, `os` or `arch`; what is left out is the host's.
    public static Platform parse(String text) {
        var parts = List.of(text.split("/", -1));
        if (parts.size() > 1 && !SYSTEM.matcher(parts.getFirst()).matches()) {
            throw new Problem.Invalid("\"%s\" is an invalid OS component of \"%s\": OSAndVersion specifier component must match \"%s\": invalid argument"
                    .formatted(parts.getFirst(), text, SYSTEM.pattern().replace("\\", "\\\\")));
        }
        for (var part : parts.subList(parts.size() > 1 ? 1 : 0, parts.size())) {
            if (!PART.matcher(part).matches()) {
                throw new Problem.Invalid("\"%s\" is an invalid component of \"%s\": platform specifier component must match \"^[A-Za-z0-9_.-]+$\": invalid argument".formatted(part, text));
            }
        }
        return switch (parts.size()) {
            case 1 -> ofOne(text);
            case 2 -> of(parts.get(0), parts.get(1));
            case 3 -> of(parts.get(0), parts.get(1), parts.get(2));
            default -> throw new Problem.Invalid("\"%s\": cannot parse platform specifier: invalid argument".formatted(text), "write os/arch or os/arch/variant, such as linux/arm64");
        };
    }

    private static Platform ofOne(String word) {
        var asSystem = of(word, host().architecture());
        if (SYSTEMS.contains(asSystem.os())) return asSystem;
        var asMachine = of("linux", word);
        if (ARCHITECTURES.contains(asMachine.architecture())) return asMachine;
        throw new Problem.Invalid("\"%s\": unknown operating system or architecture: invalid argument".formatted(word), "write os/arch, such as linux/amd64");
    }

    /// Can a host of this platform run an image of that one?
    public boolean matches(Platform image) {
        return rank(image) >= 0;
    }

    /// The candidate that suits this platform best, or empty if none can run on it. Of equals, the first.
    public <T> Optional<T> choose(Collection<T> candidates, Function<T, Platform> platformOf) {
        Optional<T> best = Optional.empty();
        int bestRank = Integer.MAX_VALUE;
        for (var candidate : candidates) {
            int rank = rank(platformOf.apply(candidate));
            if (rank >= 0 && rank < bestRank) {
                best = Optional.of(candidate);
                bestRank = rank;
            }
        }
        return best;
    }

    private int rank(Platform image) {
        return os.equals(image.os) ? runnable().indexOf(image.machine()) : -1;
    }

    /// The machines whose programs run here, best first.
    private List<String> runnable() {
        return switch (architecture) {
            case "amd64" -> with(levels("amd64", variant.isEmpty() ? 1 : level(variant), 1), List.of("386"));
            case "arm64" -> with(levels("arm64", variant.isEmpty() ? 8 : level(variant), 8), variants("arm", 8, 5));
            case "arm" -> variants("arm", level(variant), 5);
            default -> List.of(machine());
        };
    }

    private String machine() {
        return variant.isEmpty() ? architecture : architecture + "/" + variant;
    }

    /// As `variants`, but the lowest is written without its variant.
    private static List<String> levels(String machine, int from, int usual) {
        return with(variants(machine, from, usual + 1), List.of(machine));
    }

    private static List<String> variants(String machine, int from, int to) {
        var all = new ArrayList<String>();
        for (int v = from; v >= to; v--) all.add(machine + "/v" + v);
        return all;
    }

    private static List<String> with(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static int level(String variant) {
        return variant.matches("v[0-9](\\..*)?") ? variant.charAt(1) - '0' : 0;
    }

    private static String normalArchitecture(String machine) {
        return switch (machine) {
            case "i386", "i486", "i586", "i686" -> "386";
            case "x86_64", "x86-64" -> "amd64";
            case "aarch64" -> "arm64";
            case "armhf", "armel" -> "arm";
            default -> machine;
        };
    }

    private static String normalVariant(String machine, String variant) {
        return switch (machine) {
            case "armhf" -> "v7";
            case "armel" -> "v6";
            case "arm" -> variant.isEmpty() ? "v7" : variant.startsWith("v") ? variant : "v" + variant;
            case "aarch64", "arm64" -> variant.equals("8") || variant.equals("v8") ? "" : variant;
            case "x86_64", "x86-64", "amd64" -> variant.equals("v1") ? "" : variant;
            default -> variant;
        };
    }

    @Override
    public String toString() {
        return Stream.of(os, architecture, variant).filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
    }
}
