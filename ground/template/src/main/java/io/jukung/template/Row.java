package io.jukung.template;

import java.util.List;
import java.util.Optional;

/// One line of a table: fields by name, each computed only when a template asks for it.
public non-sealed interface Row extends Value {
    /// The field's value, or empty if there is no such field.
    Optional<Value> field(String name);

    /// A field that takes arguments, such as `.Label "key"`; empty if there is none of that name.
    default Optional<Value> call(String name, List<Value> arguments) {
        return Optional.empty();
    }

    /// The fields `{{json .}}` shows.
    List<String> names();

    /// What Docker's messages call this: `*formatter.ContainerContext`.
    String rowType();
}
