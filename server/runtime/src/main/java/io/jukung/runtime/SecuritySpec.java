package io.jukung.runtime;

import java.util.List;
import java.util.Optional;

/// What the container may ask of the kernel.
///
/// @param capAdd   names with or without `CAP_`, any case, or `ALL`
/// @param masked   paths hidden from it; empty means the usual ones (none if privileged)
/// @param readonly paths it may not write; empty means the usual ones (none if privileged)
public record SecuritySpec(
        boolean privileged, List<String> capAdd, List<String> capDrop, boolean noNewPrivileges, Seccomp seccomp,
        Optional<String> apparmor, Optional<List<String>> masked, Optional<List<String>> readonly) {
    public static final SecuritySpec USUAL = new SecuritySpec(false, List.of(), List.of(), false, new Usual(),
            Optional.empty(), Optional.empty(), Optional.empty());
    public static final SecuritySpec PRIVILEGED = new SecuritySpec(true, List.of(), List.of(), false, new Unconfined(),
            Optional.empty(), Optional.empty(), Optional.empty());

    public SecuritySpec {
        capAdd = List.copyOf(capAdd);
        capDrop = List.copyOf(capDrop);
        masked = masked.map(List::copyOf);
        readonly = readonly.map(List::copyOf);
    }

    /// Which system calls are let through.
    public sealed interface Seccomp {}

    /// The profile every container gets that asks for nothing; not applied to a privileged one.
    public record Usual() implements Seccomp {}

    public record Unconfined() implements Seccomp {}

    /// A profile in Docker's JSON form.
    public record Profile(String json) implements Seccomp {}
}
