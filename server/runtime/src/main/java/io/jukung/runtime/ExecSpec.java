package io.jukung.runtime;

/// A further process in a running container.
///
/// @param stdin      whether it gets an input at all; without it reads `/dev/null`
/// @param output     whether anybody wants its output; without it goes to `/dev/null`, and such an exec survives the engine
/// @param privileged whether it gets every capability
public record ExecSpec(ProcessSpec process, boolean stdin, boolean output, boolean privileged) {}
