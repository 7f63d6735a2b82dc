package io.jukung.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.Optional;

/// Why a container's latest run is over, or never came to be: learned at that moment and kept with the run.
/// Five ends look alike from outside, with code 137; here they are `Exited`, `Signalled`, `Killed`, `Forced` and `OutOfMemory`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Cause.Exited.class, name = "exited"),
        @JsonSubTypes.Type(value = Cause.Signalled.class, name = "signalled"),
        @JsonSubTypes.Type(value = Cause.Unclear.class, name = "unclear"),
        @JsonSubTypes.Type(value = Cause.Killed.class, name = "killed"),
        @JsonSubTypes.Type(value = Cause.Stopped.class, name = "stopped"),
        @JsonSubTypes.Type(value = Cause.Forced.class, name = "forced"),
        @JsonSubTypes.Type(value = Cause.OutOfMemory.class, name = "out-of-memory"),
        @JsonSubTypes.Type(value = Cause.Lost.class, name = "lost"),
        @JsonSubTypes.Type(value = Cause.HostRestarted.class, name = "host-restarted"),
        @JsonSubTypes.Type(value = Cause.Refused.class, name = "refused")})
public sealed interface Cause {
    /// Its first process ended by itself.
    record Exited(int code) implements Cause {}

    /// A signal ended it, and this engine had sent none: the kernel for a fault of its own, another process in the
    /// container, or somebody on the host.
    record Signalled(int signal) implements Cause {}

    /// It ended with 128 and a signal's number, this engine had sent none, and nobody saw whether there was one: the kernel
    /// is an older one, or no engine looked on. A program may choose that number too.
    record Unclear(int signal) implements Cause {}

    /// `kill` sent the signal after which it ended.
    record Killed(int signal, int code) implements Cause {}

    /// `stop` or `restart` asked it to end, and it did.
    record Stopped(int signal, int code) implements Cause {}

    /// `stop` or `restart` asked it to end, it did not within so many seconds, and was killed.
    record Forced(long seconds) implements Cause {}

    /// The kernel ended a process of it for want of memory.
    ///
    /// @param limit   bytes it was allowed; 0 if it had no limit of its own, so that the host ran out
    /// @param process the one the kernel chose, if it was the first; empty for one of its children
    record OutOfMemory(long limit, int code, Optional<String> process) implements Cause {}

    /// Its supervisor was gone and nobody saw it end.
    record Lost() implements Cause {}

    /// It ran when the host went down: a restart, a crash or a power failure.
    record HostRestarted() implements Cause {}

    /// It could not be started.
    ///
    /// @param subject what the reason is about: a program, a port, a user, a path
    /// @param remedy  what to do about it, where the one who refused knew
    record Refused(Reason reason, String subject, Optional<String> remedy) implements Cause {}

    /// Why a start was refused.
    enum Reason {
        COMMAND_NOT_FOUND, NOT_EXECUTABLE, IS_A_DIRECTORY, WRONG_ARCHITECTURE, NO_PROGRAM_FORMAT, MISSING_INTERPRETER, BIND_SOURCE_MISSING,
        IMAGE_FILES_MISSING, PORT_TAKEN, NETWORK_MISSING, WORKING_FOLDER, USER_UNKNOWN, PARTNER_NOT_RUNNING, START_FAILED;

        /// `command-not-found`
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The one word programs can match: `exited`, `out-of-memory`, `port-taken`.
    default String word() {
        return switch (this) {
            case Exited(_) -> "exited";
            case Signalled(_) -> "ended-by-signal";
            case Unclear(_) -> "exited-or-signalled";
            case Killed(_, _) -> "killed";
            case Stopped(_, _) -> "stopped";
            case Forced(_) -> "stopped-by-force";
            case OutOfMemory(_, _, _) -> "out-of-memory";
            case Lost() -> "lost";
            case HostRestarted() -> "host-restarted";
            case Refused(var reason, _, _) -> reason.word();
        };
    }
}
