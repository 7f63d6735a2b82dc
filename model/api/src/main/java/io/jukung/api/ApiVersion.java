package io.jukung.api;

import io.jukung.base.Problem;

/// A version of the Docker Engine API, such as 1.51. Ordered by its numbers, not its text: 1.9 comes before 1.40.
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /// The oldest version served.
    public static final ApiVersion MINIMUM = new ApiVersion(1, 24);
    /// The newest version served, and the one that a request without a version gets.
    public static final ApiVersion NEWEST = new ApiVersion(1, 55);

    /// @throws Problem.Invalid if the text is not two numbers with a dot between
    public static ApiVersion parse(String text) {
        int dot = text.indexOf('.');
        try {
            if (dot > 0) return new ApiVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        } catch (NumberFormatException e) {
            // falls through: the message below says what is wrong
        }
        throw new Problem.Invalid("invalid API version: " + text, "use a version such as v" + NEWEST);
    }

    public boolean atLeast(int otherMajor, int otherMinor) {
        return compareTo(new ApiVersion(otherMajor, otherMinor)) >= 0;
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
