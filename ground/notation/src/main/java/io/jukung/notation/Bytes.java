package io.jukung.notation;

import io.jukung.base.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// Sizes in bytes as people write and read them: `512m` in, `1.24MB` or `1.18MiB` out.
public final class Bytes {
    private static final List<String> DECIMAL = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB");
    private static final String LETTERS = "bkmgtp";

    private Bytes() {}

    /// Reads memory sizes: a `k` is 1024, with or without a `b` or `ib` after it.
    public static long parse(String text) {
        return parse(text, 1024);
    }

    /// Reads disk sizes: a `k` is 1000.
    public static long parseDecimal(String text) {
        return parse(text, 1000);
    }

    private static long parse(String text, int base) {
        int end = lastOfNumber(text);
        if (end < 0) throw new Problem.Invalid("invalid size: '" + text + "'", "write a number and a unit, such as 512m or 2g");
        boolean spaced = text.charAt(end) == ' ';
        var number = text.substring(0, spaced ? end : end + 1);
        double size = number(number);
        if (size < 0) throw new Problem.Invalid("invalid size: '" + text + "'");
        return (long) (size * factor(text.substring(end + 1), base));
    }

    private static int lastOfNumber(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if ("0123456789. ".indexOf(text.charAt(i)) >= 0) return i;
        }
        return -1;
    }

    private static double number(String text) {
        if (!text.matches("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?")) {
            throw new Problem.Invalid("strconv.ParseFloat: parsing \"" + text + "\": invalid syntax");
        }
        return Double.parseDouble(text);
    }

    private static double factor(String suffix, int base) {
        var unit = suffix.toLowerCase(Locale.ROOT);
        if (unit.isEmpty()) return 1;
        int power = LETTERS.indexOf(unit.charAt(0));
        var tail = unit.substring(1);
        boolean known = power == 0 ? tail.isEmpty() : power > 0 && (tail.isEmpty() || tail.equals("b") || tail.equals("ib"));
        if (!known) throw new Problem.Invalid("invalid suffix: '" + suffix + "'", "use b, k, m, g, t or p");
        return Math.pow(base, power);
    }

    /// Four digits, in thousands: `1.234MB`.
    public static String decimal(double size) {
        return print(size, 1000, DECIMAL, 4);
    }

    /// As many digits as asked, in thousands: `1.23MB` with three, which is how images and layers are shown.
    public static String decimal(double size, int digits) {
        return print(size, 1000, DECIMAL, digits);
    }

    /// Four digits, in steps of 1024: `1.177MiB`, which is how memory is shown.
    public static String binary(double size) {
        return print(size, 1024, BINARY, 4);
    }

    private static String print(double size, int base, List<String> units, int digits) {
        int unit = 0;
        double rest = size;
        while (rest >= base && unit < units.size() - 1) {
            rest /= base;
            unit++;
        }
        return general(rest, digits) + units.get(unit);
    }

    /// A number as C's and Go's `%.Ng` print it: 999.9 with three digits becomes 1e+03, oddly but truly.
    private static String general(double number, int digits) {
        if (number == 0) return "0";
        var rounded = new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < digits) return rounded.toPlainString();
        var mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
