package io.jukung.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One process as `ps -ef` shows it, read from `/proc`.
record ProcessRow(List<String> cells) {
    static final List<String> TITLES = List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD");
    /// The kernel counts processor time for user space in hundredths of a second, whatever it uses itself.
    private static final long TICKS = 100;
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("MMMdd", Locale.ROOT);

    ProcessRow {
        cells = List.copyOf(cells);
    }

    /// Empty if the process has ended meanwhile.
    static Optional<ProcessRow> read(long pid) {
        try {
            var proc = Path.of("/proc", String.valueOf(pid));
            var stat = Files.readString(proc.resolve("stat"));
            // the name in brackets may hold anything, brackets and spaces too
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long spent = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            var started = booted().plusMillis(Long.parseLong(fields[19]) * 1000 / TICKS);
            long age = Math.max(1, Duration.between(started, Instant.now()).toSeconds());
            return Optional.of(new ProcessRow(List.of(user(proc), String.valueOf(pid), fields[1], String.valueOf(Math.min(99, spent / TICKS * 100 / age)),
                    began(started), terminal(Integer.parseInt(fields[4])), time(spent / TICKS), command(proc, stat))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Instant booted() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/stat"))) {
            if (line.startsWith("btime ")) return Instant.ofEpochSecond(Long.parseLong(line.substring(6).strip()));
        }
        return Instant.EPOCH;
    }

    private static String user(Path proc) throws IOException {
        for (var line : Files.readAllLines(proc.resolve("status"))) {
            // the second number is the effective user
            if (line.startsWith("Uid:")) return name(line.split("\\s+")[2]);
        }
        return "?";
    }

    private static String name(String uid) {
        try {
            for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
                var fields = line.split(":");
                if (fields.length > 2 && fields[2].equals(uid)) return fields[0].length() > 8 ? fields[0].substring(0, 7) + "+" : fields[0];
            }
        } catch (IOException e) {
            // a host without names: the number says it, too
        }
        return uid;
    }

    private static String began(Instant started) {
        var local = started.atZone(ZoneId.systemDefault());
        return (local.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? TODAY : EARLIER).format(local);
    }

    private static String terminal(int device) {
        if (device == 0) return "?";
        int major = device >> 8 & 0xfff;
        int minor = device & 0xff | device >> 12 & 0xfff00;
        return major >= 136 && major <= 143 ? "pts/" + ((major - 136) * 256 + minor) : "tty" + minor;
    }

    private static String time(long seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// The command line; in brackets the name alone, if there is none (a zombie, or the kernel's own).
    private static String command(Path proc, String stat) throws IOException {
        var line = Files.readString(proc.resolve("cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
        return line.isEmpty() ? "[" + stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')) + "]" : line;
    }
}
