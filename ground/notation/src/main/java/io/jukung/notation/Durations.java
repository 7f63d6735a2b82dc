package io.jukung.notation;

import io.jukung.base.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Spans of time as Go writes them (`1m30s`) and as `ps` tells them (`About a minute`).
public final class Durations {
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms", 1_000_000L,
            "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final Pattern PIECE = Pattern.compile("([0-9]*)(\\.[0-9]*)?([^0-9.]*)");

    private Durations() {}

    /// Reads `1h15m30.5s`, `300ms`, `-2s` or `0`.
    public static Duration parse(String text) {
        boolean negative = text.startsWith("-");
        var rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) return Duration.ZERO;
        if (rest.isEmpty()) throw malformed(text);
        var total = BigDecimal.ZERO;
        var pieces = PIECE.matcher(rest);
        while (pieces.lookingAt() && pieces.end() > pieces.start()) {
            total = total.add(nanos(text, pieces.group(1) + (pieces.group(2) == null ? "" : pieces.group(2)), pieces.group(3)));
            pieces.region(pieces.end(), rest.length());
        }
        var nanos = total.setScale(0, RoundingMode.DOWN).toBigInteger();
        if (nanos.bitLength() > 63) throw malformed(text);
        return Duration.ofNanos((negative ? nanos.negate() : nanos).longValueExact());
    }

    private static BigDecimal nanos(String text, String number, String unit) {
        if (number.isEmpty() || number.equals(".")) throw malformed(text);
        if (unit.isEmpty()) throw new Problem.Invalid("time: missing unit in duration \"" + text + "\"", "write " + text + "s for seconds");
        var factor = UNITS.get(unit);
        if (factor == null) throw new Problem.Invalid("time: unknown unit \"" + unit + "\" in duration \"" + text + "\"", "use h, m, s or ms");
        return new BigDecimal(number.endsWith(".") ? number + "0" : number).multiply(BigDecimal.valueOf(factor));
    }

    private static Problem.Invalid malformed(String text) {
        return new Problem.Invalid("time: invalid duration \"" + text + "\"", "write numbers with units, such as 1m30s");
    }

    /// Prints as Go does: `1h0m0s`, `1m30s`, `1.5s`, `250ms`, `0s`.
    public static String print(Duration duration) {
        var nanos = BigInteger.valueOf(duration.getSeconds()).multiply(BigInteger.valueOf(1_000_000_000L)).add(BigInteger.valueOf(duration.getNano()));
        var sign = nanos.signum() < 0 ? "-" : "";
        long n = nanos.abs().longValue();
        if (n == 0) return "0s";
        if (n < 1_000) return sign + n + "ns";
        if (n < 1_000_000) return sign + fraction(n, 3) + "µs";
        if (n < 1_000_000_000L) return sign + fraction(n, 6) + "ms";
        long minutes = n / 60_000_000_000L;
        var seconds = fraction(n % 60_000_000_000L, 9) + "s";
        if (minutes == 0) return sign + seconds;
        return sign + (minutes < 60 ? "" : minutes / 60 + "h") + minutes % 60 + "m" + seconds;
    }

    private static String fraction(long nanos, int places) {
        var number = BigDecimal.valueOf(nanos, places);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /// Roughly, in words: `Less than a second`, `About a minute`, `3 weeks`; put `Up` before or `ago` behind it.
    public static String roughly(Duration duration) {
        long seconds = duration.isNegative() ? 0 : duration.toSeconds();
        if (seconds < 1) return "Less than a second";
        if (seconds == 1) return "1 second";
        if (seconds < 60) return seconds + " seconds";
        long minutes = seconds / 60;
        if (minutes == 1) return "About a minute";
        if (minutes < 60) return minutes + " minutes";
        long hours = (seconds + 1800) / 3600;
        if (hours == 1) return "About an hour";
        if (hours < 48) return hours + " hours";
        if (hours < 24 * 7 * 2) return hours / 24 + " days";
        if (hours < 24 * 30 * 2) return hours / 24 / 7 + " weeks";
        if (hours < 24 * 365 * 2) return hours / 24 / 30 + " months";
        return seconds / 3600 / 24 / 365 + " years";
    }
}
