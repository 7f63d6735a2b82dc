package io.jukung.notation;

import io.jukung.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of bytes: a hash algorithm and the hash in lower-case hex, written `sha256:2c26…`.
///
/// A value that exists is well formed; whether any bytes have this digest is another matter.
public record Digest(String algorithm, String hex) implements Comparable<Digest> {
    private static final Map<String, Integer> HEX_LENGTHS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);
    private static final Map<String, String> JAVA_NAMES = Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+");
    private static final Pattern LOWER_HEX = Pattern.compile("[0-9a-f]+");

    public Digest {
        var length = HEX_LENGTHS.get(algorithm);
        if (length == null) throw new Problem.Invalid("unsupported digest algorithm", "use sha256 or sha512 instead of '" + algorithm + "'");
        if (hex.length() != length) throw new Problem.Invalid("invalid checksum digest length");
        if (!LOWER_HEX.matcher(hex).matches()) throw new Problem.Invalid("invalid checksum digest format");
    }

    /// Reads `algorithm:hex`.
    public static Digest parse(String text) {
        if (!SHAPE.matcher(text).matches()) throw new Problem.Invalid("invalid checksum digest format");
        int colon = text.indexOf(':');
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /// The digest written in the text, or empty if the text is no digest.
    public static Optional<Digest> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (Problem.Invalid e) {
            return Optional.empty();
        }
    }

    /// The sha256 digest of these bytes.
    public static Digest ofBytes(byte[] bytes) {
        var hash = hash("sha256");
        hash.update(bytes);
        return ofHash(hash);
    }

    /// The sha256 digest of what is left in the stream, which is read to its end and not closed.
    public static Digest of(InputStream in) throws IOException {
        var hash = hash("sha256");
        var buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) hash.update(buffer, 0, n);
        return ofHash(hash);
    }

    /// The digest of what the hash was fed; the hash is reset by it.
    public static Digest ofHash(MessageDigest hash) {
        var name = hash.getAlgorithm().replace("-", "").toLowerCase(Locale.ROOT);
        return new Digest(name, HexFormat.of().formatHex(hash.digest()));
    }

    /// A fresh sha256 hash, to be fed and given to `ofHash`.
    public static MessageDigest sha256() {
        return hash("sha256");
    }

    /// A fresh hash of this digest's own algorithm, for checking bytes against it.
    public MessageDigest newMessageDigest() {
        return hash(algorithm);
    }

    /// The twelve digits people see.
    public String brief() {
        return hex.substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }

    private static MessageDigest hash(String algorithm) {
        try {
            return MessageDigest.getInstance(JAVA_NAMES.getOrDefault(algorithm, algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
