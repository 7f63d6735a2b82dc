package io.jukung.base;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes ids as Docker's are: 64 lower-case hex digits, of which the first twelve are the short form.
/// The source of randomness comes in, so that simulations can repeat themselves.
public final class Ids {
    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /// A fresh id. Never all digits in its short form: such a one could be taken for a number on a command line.
    public synchronized String next() {
        var bytes = new byte[32];
        while (true) {
            random.nextBytes(bytes);
            var id = HexFormat.of().formatHex(bytes);
            if (!brief(id).chars().allMatch(c -> c >= '0' && c <= '9')) return id;
        }
    }

    /// The twelve digits people see.
    public static String brief(String id) {
        return id.length() > 12 ? id.substring(0, 12) : id;
    }
}
