package io.jukung.archive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The `length key=value` lines of a PAX header. Values stay bytes: an extended attribute is seldom text.
final class PaxRecords {
    static final String XATTR = "SCHILY.xattr.";

    private PaxRecords() {}

    static Map<String, byte[]> parse(byte[] block) throws MalformedArchiveException {
        var records = new LinkedHashMap<String, byte[]>();
        int at = 0;
        while (at < block.length && block[at] != 0) {
            int digits = at;
            long length = 0;
            while (digits < block.length && block[digits] >= '0' && block[digits] <= '9' && digits - at < 9) length = length * 10 + block[digits++] - '0';
            int end = (int) (at + length);
            if (digits == at || digits >= block.length || block[digits] != ' ' || end > block.length || end <= digits + 1 || block[end - 1] != '\n') {
                throw new MalformedArchiveException("bad PAX record at byte " + at + " of its header");
            }
            int equals = digits + 1;
            while (equals < end && block[equals] != '=') equals++;
            if (equals >= end || equals == digits + 1) throw new MalformedArchiveException("PAX record without a key at byte " + at + " of its header");
            records.put(new String(block, digits + 1, equals - digits - 1, UTF_8), Arrays.copyOfRange(block, equals + 1, end - 1));
            at = end;
        }
        return records;
    }

    static byte[] line(String key, byte[] value) {
        var name = key.getBytes(UTF_8);
        int rest = name.length + value.length + 3;
        int length = rest + Integer.toString(rest).length();
        if (Integer.toString(length).length() != Integer.toString(rest).length()) length = rest + Integer.toString(length).length();
        var prefix = (length + " ").getBytes(UTF_8);
        var line = Arrays.copyOf(prefix, length);
        System.arraycopy(name, 0, line, prefix.length, name.length);
        line[prefix.length + name.length] = '=';
        System.arraycopy(value, 0, line, prefix.length + name.length + 1, value.length);
        line[length - 1] = '\n';
        return line;
    }

    static long number(String key, byte[] value) throws MalformedArchiveException {
        try {
            return Long.parseLong(new String(value, UTF_8));
        } catch (NumberFormatException e) {
            throw new MalformedArchiveException("PAX " + key + " is not a number: " + new String(value, UTF_8));
        }
    }

    static Instant time(String key, byte[] value) throws MalformedArchiveException {
        var text = new String(value, UTF_8);
        if (text.length() > 40 || !text.matches("-?\\d+(\\.\\d*)?")) throw new MalformedArchiveException("PAX " + key + " is not a time: " + text);
        try {
            var nanos = new BigDecimal(text).movePointRight(9).setScale(0, RoundingMode.DOWN).toBigIntegerExact();
            var billion = BigInteger.valueOf(1_000_000_000);
            var parts = nanos.divideAndRemainder(billion);
            return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
        } catch (ArithmeticException | DateTimeException e) {
            throw new MalformedArchiveException("PAX " + key + " is out of range: " + text);
        }
    }

    static byte[] time(Instant time) {
        var value = BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
        var text = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return text.getBytes(UTF_8);
    }
}
