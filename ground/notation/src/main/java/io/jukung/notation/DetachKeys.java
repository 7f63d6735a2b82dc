package io.jukung.notation;

import io.jukung.base.Problem;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// A sequence of keys that lets go of a terminal, found among the bytes that are typed.
///
/// Keys that may yet become the sequence are held back, and given on when they do not. One thread.
public final class DetachKeys {
    private static final String DEFAULT = "ctrl-p,ctrl-q";

    private final byte[] sequence;
    private int matched;

    private DetachKeys(byte[] sequence) {
        this.sequence = sequence;
    }

    /// What is to be sent on, and whether the sequence is complete.
    public record Typed(byte[] bytes, boolean detached) {}

    /// Reads `ctrl-p,ctrl-q` or `a,b`; nothing means the usual keys.
    /// @throws Problem.Invalid in Docker's words if it cannot be understood
    public static DetachKeys parse(String text) {
        var keys = (text.isEmpty() ? DEFAULT : text).split(",", -1);
        var sequence = new byte[keys.length];
        for (int i = 0; i < keys.length; i++) sequence[i] = key(keys[i], text);
        return new DetachKeys(sequence);
    }

    private static byte key(String key, String whole) {
        if (key.length() == 1) return (byte) key.charAt(0);
        var lower = key.toLowerCase(Locale.ROOT);
        if (lower.startsWith("ctrl-") && lower.length() == 6) {
            char c = lower.charAt(5);
            if (c >= 'a' && c <= 'z') return (byte) (c - 'a' + 1);
            int other = "@[\\]^_".indexOf(c);
            if (other >= 0) return (byte) (other == 0 ? 0 : 26 + other);
        }
        throw new Problem.Invalid("Invalid detach keys (" + whole + ") provided", "write them like ctrl-p,ctrl-q");
    }

    /// The next bytes that were typed.
    public Typed typed(byte[] bytes, int length) {
        var through = new ByteArrayOutputStream(length + matched);
        for (int i = 0; i < length; i++) {
            if (bytes[i] == sequence[matched]) {
                if (++matched == sequence.length) return new Typed(through.toByteArray(), true);
                continue;
            }
            through.write(sequence, 0, matched);
            matched = bytes[i] == sequence[0] ? 1 : 0;
            if (matched == 0) through.write(bytes[i]);
        }
        return new Typed(through.toByteArray(), false);
    }
}
