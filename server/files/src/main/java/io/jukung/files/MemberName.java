package io.jukung.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The name of an archive's member as the folders that lead to it and its own name: without `.`, empty parts and `..`.
final class MemberName {
    private MemberName() {}

    /// Empty for the destination itself.
    static List<String> parts(String name) throws Misplaced {
        return parts(name, () -> "invalid entry name \"" + name + "\"");
    }

    /// @param complaint what to say of a name that climbs out, or could not be a name at all
    static List<String> parts(String name, Supplier<String> complaint) throws Misplaced {
        if (name.indexOf('\0') >= 0) throw new Misplaced(complaint.get());
        var parts = new ArrayList<String>();
        for (int from = 0; from <= name.length(); ) {
            int slash = name.indexOf('/', from);
            int to = slash < 0 ? name.length() : slash;
            var part = name.substring(from, to);
            from = to + 1;
            if (part.equals("..")) {
                if (parts.isEmpty()) throw new Misplaced(complaint.get());
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }
}
