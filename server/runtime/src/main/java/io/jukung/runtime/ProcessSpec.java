package io.jukung.runtime;

import java.util.List;
import java.util.Optional;

/// A command and how it is to be run: a container's first process, or one executed in it later.
///
/// @param env     `KEY=value`; PATH, HOSTNAME, TERM (with a terminal) and HOME are added where they are missing
/// @param cwd     absolute; empty means `/`
/// @param user    `name|uid[:group|gid]` as a person writes it, looked up in the container's own files; empty means root
/// @param groups  further groups, by name or number
/// @param size    the terminal's first size
public record ProcessSpec(
        List<String> args, List<String> env, String cwd, String user, List<String> groups, boolean terminal,
        Optional<ConsoleSize> size) {
    public ProcessSpec {
        args = List.copyOf(args);
        env = List.copyOf(env);
        groups = List.copyOf(groups);
    }

    public static ProcessSpec of(String... args) {
        return new ProcessSpec(List.of(args), List.of(), "", "", List.of(), false, Optional.empty());
    }

    public ProcessSpec withEnv(List<String> more) {
        return new ProcessSpec(args, more, cwd, user, groups, terminal, size);
    }

    public ProcessSpec withCwd(String folder) {
        return new ProcessSpec(args, env, folder, user, groups, terminal, size);
    }

    public ProcessSpec withUser(String name, List<String> further) {
        return new ProcessSpec(args, env, cwd, name, further, terminal, size);
    }

    public ProcessSpec withTerminal(Optional<ConsoleSize> first) {
        return new ProcessSpec(args, env, cwd, user, groups, true, first);
    }
}
