package io.jukung.notation;

import io.jukung.base.Problem;
import java.util.regex.Pattern;

/// A volume's name, in the letters a local volume may have.
public record VolumeName(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    public VolumeName {
        if (value.length() == 1) throw new Problem.Invalid("volume name is too short, names should be at least two alphanumeric characters");
        if (!SHAPE.matcher(value).matches()) {
            throw new Problem.Invalid("\"" + value + "\" includes invalid characters for a local volume name, only "
                    + "\"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, use absolute path");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
