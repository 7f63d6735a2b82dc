package io.jukung.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the fields of a JSON object are called in templates, and what is true of those that are not there.
public interface Names {
    /// What asking for an absent field means.
    sealed interface Absence {
        /// It prints `<no value>`: the object is a map of whatever keys.
        record NoValue() implements Absence {}

        /// It fails: the object is a whole, though of no known type.
        record NoEntry() implements Absence {}

        /// It fails: the object's type has no such field.
        record NoField(String type) implements Absence {}
    }

    /// The value of a field the object does not have under that very name.
    Optional<JsonElement> find(JsonObject object, String path, String field);

    default Absence absence(String path) {
        return new Absence.NoEntry();
    }

    /// Fields by their JSON names in any case; an absent one is an error.
    Names LOOSE = (object, _, field) -> ignoringCase(object, field);

    /// The same, where an absent field prints `<no value>`.
    Names LENIENT = new Names() {
        @Override public Optional<JsonElement> find(JsonObject object, String path, String field) {
            return ignoringCase(object, field);
        }

        @Override public Absence absence(String path) {
            return new Absence.NoValue();
        }
    };

    /// Names by tables. A path is the fields from the root joined by dots; `*` stands for the key of a map.
    /// @param aliases Go name to JSON name, where they differ by more than case
    /// @param zeros path to what an omitted field stands for
    /// @param maps paths of objects whose keys are free
    static Names of(Map<String, String> aliases, Map<String, JsonElement> zeros, Set<String> maps) {
        return new Names() {
            @Override public Optional<JsonElement> find(JsonObject object, String path, String field) {
                if (maps.contains(path)) return Optional.empty();
                var alias = aliases.getOrDefault(field, field);
                var prefix = path.isEmpty() ? "" : path + ".";
                return ignoringCase(object, alias)
                        .or(() -> Optional.ofNullable(zeros.get(prefix + field)))
                        .or(() -> Optional.ofNullable(zeros.get(prefix.replaceFirst("[^.]+\\.$", "*.") + field)));
            }

            @Override public Absence absence(String path) {
                return maps.contains(path) ? new Absence.NoValue() : new Absence.NoEntry();
            }
        };
    }

    private static Optional<JsonElement> ignoringCase(JsonObject object, String field) {
        return object.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(field)).map(Map.Entry::getValue).findFirst();
    }
}
