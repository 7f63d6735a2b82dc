package io.jukung.runtime.spec;

import io.jukung.base.Problem;
import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Fd;
import io.jukung.kernel.FileNodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Finds out who `--user` means, in the container's own `/etc/passwd` and `/etc/group`, read without leaving its root.
public final class UserLookup {
    private static final int LARGEST_FILE = 8 << 20;


    /// @param home where the user lives; `/` if nobody said
    public record Found(long uid, long gid, List<Long> groups, String home) {}

    private record Passwd(String name, long uid, long gid, String home) {}

    private record Group(String name, long gid, List<String> members) {}

    private final List<Passwd> users;
    private final List<Group> groups;

    private UserLookup(List<Passwd> users, List<Group> groups) {
        this.users = users;
        this.groups = groups;
    }

    public static UserLookup in(Path rootfs) throws IOException {
        var users = new ArrayList<Passwd>();
        for (var f : lines(rootfs, "etc/passwd")) {
            if (f.length >= 4 && isNumber(f[2]) && isNumber(f[3])) users.add(new Passwd(f[0], Long.parseLong(f[2]), Long.parseLong(f[3]), f.length > 5 ? f[5] : ""));
        }
        var groups = new ArrayList<Group>();
        for (var f : lines(rootfs, "etc/group")) {
            if (f.length >= 3 && isNumber(f[2])) groups.add(new Group(f[0], Long.parseLong(f[2]), f.length > 3 ? List.of(f[3].split(",")) : List.of()));
        }
        return new UserLookup(users, groups);
    }

    /// @param request `name|uid[:group|gid]`, or empty for root
    /// @throws Problem.Invalid with Docker's words if there is no such user or group
    public Found find(String request, List<String> further) {
        var parts = request.split(":", 2);
        var wanted = parts[0].isEmpty() ? "0" : parts[0];
        var user = user(wanted);
        inRange(user.isPresent(), wanted);
        if (user.isEmpty() && !isNumber(wanted)) {
            throw new Problem.Invalid("unable to find user " + wanted + ": no matching entries in passwd file", "use a number, or a name from the container's /etc/passwd");
        }
        long uid = user.map(Passwd::uid).orElseGet(() -> Long.parseLong(wanted));
        var named = parts.length == 2 && !parts[1].isEmpty();
        long gid = named ? group(parts[1]) : user.map(Passwd::gid).orElse(0L);
        var all = new LinkedHashSet<Long>();
        if (!named) user.ifPresent(u -> groups.stream().filter(g -> g.members().contains(u.name())).forEach(g -> all.add(g.gid())));
        further.forEach(name -> all.add(group(name)));
        all.add(gid);
        return new Found(uid, gid, List.copyOf(all), user.map(Passwd::home).filter(h -> !h.isEmpty()).orElse("/"));
    }

    private Optional<Passwd> user(String wanted) {
        return users.stream().filter(u -> u.name().equals(wanted)).findFirst()
                .or(() -> isNumber(wanted) ? users.stream().filter(u -> u.uid() == Long.parseLong(wanted)).findFirst() : Optional.empty());
    }

    private long group(String wanted) {
        var named = groups.stream().filter(g -> g.name().equals(wanted)).findFirst().map(Group::gid);
        inRange(named.isPresent(), wanted);
        return named
                .or(() -> isNumber(wanted) ? Optional.of(Long.valueOf(wanted)) : Optional.empty())
                .orElseThrow(() -> new Problem.Invalid("unable to find group " + wanted + ": no matching entries in group file",
                        "use a number, or a name from the container's /etc/group"));
    }

    private static void inRange(boolean known, String wanted) {
        if (!known && wanted.matches("-?\\d{1,18}") && (Long.parseLong(wanted) < 0 || Long.parseLong(wanted) > Integer.MAX_VALUE)) {
            throw new Problem.Invalid("uids and gids must be in range 0-2147483647");
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 11 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// A file that is missing, or is no file, has no lines.
    private static List<String[]> lines(Path rootfs, String file) throws IOException {
        int fd;
        try {
            fd = FileNodes.openInRoot(rootfs, file, Fd.READ | Fd.NON_BLOCKING, 0);
        } catch (ErrnoException e) {
            if (e.is("ENOENT") || e.is("ENOTDIR") || e.is("ELOOP") || e.is("ENXIO")) return List.of();
            throw e;
        }
        try (var in = Fd.input(fd)) {
            var text = new String(in.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8);
            return text.lines().map(line -> line.strip().split(":")).toList();
        }
    }
}
