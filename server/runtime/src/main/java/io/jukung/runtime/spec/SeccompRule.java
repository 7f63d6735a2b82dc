package io.jukung.runtime.spec;

import io.jukung.oci.Seccomp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// One rule of a profile, with the conditions under which it counts at all.
record SeccompRule(List<String> names, String action, Optional<Integer> errno, List<Seccomp.Arg> args, When when) {
    /// Empty lists ask for nothing. All `caps` must be there and one of `arches`; any of the `not…` rules it out.
    record When(List<String> caps, List<String> arches, Optional<String> minKernel, List<String> notCaps, List<String> notArches) {
        boolean holds(Collection<String> have, String arch, String kernel) {
            return have.containsAll(caps)
                    && (arches.isEmpty() || arches.contains(arch))
                    && minKernel.map(m -> atLeast(kernel, m)).orElse(true)
                    && notCaps.stream().noneMatch(have::contains)
                    && !notArches.contains(arch);
        }
    }

    Seccomp.Syscall toSpec() {
        return new Seccomp.Syscall(names, action, errno, args);
    }

    private static boolean atLeast(String kernel, String wanted) {
        var k = numbers(kernel);
        var w = numbers(wanted);
        return k[0] != w[0] ? k[0] > w[0] : k[1] >= w[1];
    }

    private static int[] numbers(String release) {
        var parts = release.split("[^0-9]+", 3);
        return new int[] {number(parts, 0), number(parts, 1)};
    }

    private static int number(String[] parts, int i) {
        return i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
    }
}
