package io.jukung.remote.wire;

import java.util.Optional;

/// A version of the API; 1.9 is older than 1.51.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    static Optional<ApiVersion> parse(String text) {
        int dot = text.indexOf('.');
        try {
            return dot < 0 ? Optional.empty()
                    : Optional.of(new ApiVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
