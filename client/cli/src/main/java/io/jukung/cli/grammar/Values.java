package io.jukung.cli.grammar;

import java.math.BigDecimal;
import java.time.Duration;

/// Reads the values of flags. What cannot be read throws `IllegalArgumentException` with the words a user sees after
/// `invalid argument "x" for "--flag" flag: `.
public final class Values {
    private Values() {}

    /// Reads a value and drops it: what matters is whether it could be read.
    static void check(Kind kind, String value) {
        switch (kind) {
            case BOOL -> parseBool(value);
            case INT -> number(value);
            case UINT, UINT16 -> unsigned(value, kind == Kind.UINT16 ? 65535 : Long.MAX_VALUE);
            case BYTES -> bytes(value);
            case DECIMAL -> nanos(value);
            case DURATION -> duration(value);
            case FILTER -> {
                if (!value.isEmpty() && value.indexOf('=') < 0) throw bad("bad format of filter (expected name=value)");
            }
            case STREAM -> {
                if (!isStream(value)) throw bad("valid streams are STDIN, STDOUT and STDERR");
            }
            case ULIMIT -> ulimit(value);
            case VARIABLE -> {
                if (value.isEmpty() || value.charAt(0) == '=') throw bad("invalid environment variable: " + value);
            }
            case MOUNT -> io.jukung.notation.MountSpec.parse(value, java.nio.file.Path.of(""));
            case TEXT, LIST, STRINGS, MAP, NETWORK, GPUS -> { }
        }
    }

    private static boolean isStream(String value) {
        return value.equalsIgnoreCase("stdin") || value.equalsIgnoreCase("stdout") || value.equalsIgnoreCase("stderr");
    }

    static boolean bool(String text) { return !text.isEmpty() && parseBool(text); }

    private static boolean parseBool(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw bad("strconv.ParseBool: parsing \"" + text + "\": invalid syntax");
        };
    }

    /// A whole number; also hexadecimal, octal and binary with Go's prefixes.
    public static long number(String text) {
        try {
            return Long.decode(text.startsWith("0o") || text.startsWith("0O") ? "0" + text.substring(2) : text);
        } catch (NumberFormatException e) {
            throw bad("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
    }

    private static void unsigned(String text, long most) {
        try {
            var value = Long.decode(text);
            if (value > most) throw bad("strconv.ParseUint: parsing \"" + text + "\": value out of range");
            if (value >= 0) return;
        } catch (NumberFormatException e) {
            // the complaint is the same for what is no number and what is negative
        }
        throw bad("strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
    }

    /// Bytes with a binary unit: `512m`, `1.5g`, `64KiB`; -1 stays what it is.
    public static long bytes(String text) {
        if (text.equals("-1")) return -1;
        int end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '.') end--;
        var unit = text.substring(end).strip().toLowerCase(java.util.Locale.ROOT);
        int power = switch (unit) {
            case "", "b" -> 0;
            case "k", "kb", "kib" -> 1;
            case "m", "mb", "mib" -> 2;
            case "g", "gb", "gib" -> 3;
            case "t", "tb", "tib" -> 4;
            case "p", "pb", "pib" -> 5;
            default -> throw bad(end == 0 ? "invalid size: '" + text + "'" : "invalid suffix: '" + unit + "'");
        };
        try {
            var value = Double.parseDouble(text.substring(0, end).strip());
            if (value < 0) throw bad("invalid size: '" + text + "'");
            return (long) (value * (1L << (10 * power)));
        } catch (NumberFormatException e) {
            throw bad("invalid size: '" + text + "'");
        }
    }

    /// A number of CPUs as billionths of one.
    public static long nanos(String text) {
        try {
            return new BigDecimal(text).movePointRight(9).longValueExact();
        } catch (NumberFormatException e) {
            throw bad("failed to parse " + text + " as a rational number");
        } catch (ArithmeticException e) {
            throw bad("value is too precise");
        }
    }

    /// A duration as Go writes it: `1m30s`, `1.5h`, `300ms`.
    public static Duration duration(String text) {
        var complaint = "time: invalid duration \"" + text + "\"";
        int at = 0;
        boolean negative = false;
        if (text.startsWith("-") || text.startsWith("+")) negative = text.charAt(at++) == '-';
        if (text.substring(at).equals("0")) return Duration.ZERO;
        if (at == text.length()) throw bad(complaint);
        var nanos = BigDecimal.ZERO;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
            int unitStart = at;
            while (at < text.length() && !Character.isDigit(text.charAt(at)) && text.charAt(at) != '.') at++;
            if (start == unitStart) throw bad(complaint);
            if (unitStart == at) throw bad("time: missing unit in duration \"" + text + "\"");
            nanos = nanos.add(amount(text.substring(start, unitStart), complaint).multiply(unit(text, text.substring(unitStart, at))));
        }
        return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
    }

    private static BigDecimal amount(String digits, String complaint) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw bad(complaint);
        }
    }

    private static BigDecimal unit(String text, String unit) {
        return BigDecimal.valueOf(switch (unit) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw bad("time: unknown unit \"" + unit + "\" in duration \"" + text + "\"");
        });
    }

    /// One `--ulimit`: a soft and a hard limit.
    public record Ulimit(String name, long soft, long hard) {}

    /// Reads `nofile=1024:2048` or `nproc=100`; -1 is no limit.
    public static Ulimit ulimit(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) throw bad("invalid ulimit argument: " + text);
        int colon = text.indexOf(':', equals);
        long soft = number(colon < 0 ? text.substring(equals + 1) : text.substring(equals + 1, colon));
        long hard = colon < 0 ? soft : number(text.substring(colon + 1));
        if (hard != -1 && (soft > hard || soft == -1 && colon >= 0)) {
            throw bad("ulimit soft limit must be less than or equal to hard limit: " + soft + " > " + hard);
        }
        return new Ulimit(text.substring(0, equals), soft, hard);
    }

    private static IllegalArgumentException bad(String words) { return new IllegalArgumentException(words); }
}
