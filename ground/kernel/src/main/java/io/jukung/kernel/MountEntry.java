package io.jukung.kernel;

import java.nio.file.Path;
import java.util.List;

/// One line of the mount table, as the thread that read it saw it.
/// `root` is the folder within the file system that is mounted here; `options` are this mount's, `superOptions` the file system's.
public record MountEntry(
        int id, int parent, String root, Path mountPoint, String fsType, String source, String options, String superOptions) {

    /// Reads a line such as `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue`.
    static MountEntry parse(String line) {
        int dash = line.indexOf(" - ");
        var left = List.of(line.substring(0, dash).split(" "));
        var right = List.of(line.substring(dash + 3).split(" ", -1));
        return new MountEntry(Integer.parseInt(left.get(0)), Integer.parseInt(left.get(1)), plain(left.get(3)),
                Path.of(plain(left.get(4))), right.get(0), plain(right.get(1)), left.get(5), right.size() > 2 ? right.get(2) : "");
    }

    /// The kernel writes blanks, tabs, line ends and backslashes as `\` and three octal digits.
    private static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) return escaped;
        var out = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 3 < escaped.length()) {
                out.append((char) Integer.parseInt(escaped.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
