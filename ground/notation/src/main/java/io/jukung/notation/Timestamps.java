package io.jukung.notation;

import io.jukung.base.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Points in time as the API and the command line write them.
public final class Timestamps {
    /// What Docker writes for "never": the first second of the year one.
    public static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private static final DateTimeFormatter FIXED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx zzz", Locale.ENGLISH);
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]+(?:\\.[0-9]{1,9})?");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2})(:[0-9]{2})?(:[0-9]{2}(?:\\.[0-9]{1,9})?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?");

    private Timestamps() {}

    /// RFC 3339 in UTC, the fraction as long as it needs to be: `2026-11-21T14:23:35.5Z`.
    public static String print(Instant instant) {
        var fixed = FIXED.format(instant);
        var trimmed = fixed.substring(0, fixed.length() - 1).replaceFirst("\\.?0+$", "");
        return (instant.getNano() == 0 ? fixed.substring(0, 19) : trimmed) + "Z";
    }

    /// RFC 3339 in UTC with nine digits always, as log lines have it.
    public static String printFixed(Instant instant) {
        return FIXED.format(instant);
    }

    /// As tables show it: `2026-11-21 14:23:35 +0000 UTC`.
    public static String spoken(Instant instant, ZoneId zone) {
        return SPOKEN.format(instant.atZone(zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone));
    }

    /// Reads an RFC 3339 time, as the API writes it.
    public static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Problem.Invalid("parsing time \"" + text + "\" as \"2006-01-02T15:04:05.999999999Z07:00\": cannot parse it", "write it as 2026-01-31T12:00:00Z");
        }
    }

    /// Reads what `--since` and `--until` take: seconds since 1970, a date or time (in the given zone, if it names
    /// none), or a span (`10m`) before now.
    public static Instant parse(String text, Instant now, ZoneId zone) {
        if (SECONDS.matcher(text).matches()) return ofSeconds(text);
        if (CLOCK.matcher(text).matches()) return ofClock(text, zone);
        try {
            return now.minus(Durations.parse(text));
        } catch (Problem.Invalid e) {
            throw unreadable(text);
        }
    }

    /// Reads seconds since 1970 with an optional fraction, as queries carry them.
    public static Instant ofSeconds(String text) {
        if (!SECONDS.matcher(text).matches()) throw unreadable(text);
        try {
            var nanos = new BigDecimal(text).movePointRight(9).toBigInteger();
            var parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
            return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
        } catch (ArithmeticException | DateTimeException e) {
            throw unreadable(text);
        }
    }

    /// Seconds since 1970 with nine digits of fraction, for queries.
    public static String printSeconds(Instant instant) {
        return "%d.%09d".formatted(instant.getEpochSecond(), instant.getNano());
    }

    private static Instant ofClock(String text, ZoneId zone) {
        var m = CLOCK.matcher(text);
        if (!m.matches()) throw unreadable(text);
        try {
            var at = m.group(5) == null ? zone : ZoneId.of(m.group(5));
            if (m.group(2) == null) return LocalDate.parse(m.group(1)).atStartOfDay(at).toInstant();
            var minutes = m.group(3) == null ? ":00" : m.group(3);
            var seconds = m.group(4) == null ? ":00" : m.group(4);
            return LocalDateTime.parse(m.group(1) + "T" + m.group(2) + minutes + seconds).atZone(at).toInstant();
        } catch (DateTimeException e) {
            throw unreadable(text);
        }
    }

    private static Problem.Invalid unreadable(String text) {
        return new Problem.Invalid("failed to parse value as time or duration: \"" + text + "\"", "write a time (2026-01-31T12:00:00Z), unix seconds or a span (10m)");
    }
}
