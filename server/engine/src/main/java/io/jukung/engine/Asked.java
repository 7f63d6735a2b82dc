package io.jukung.engine;

import java.time.Instant;

/// The latest signal this engine sent to a container's first process, and on whose account. It is on disk before the
/// signal is sent, so that an engine that is started later still knows why the container ended.
///
/// @param seconds how long a stop waits before it kills; negative for ever, zero for anything but a stop
public record Asked(How how, int signal, long seconds, Instant at) {
    /// By `kill`; by `stop` or `restart`, gently; by the same after their patience ran out.
    public enum How { KILL, STOP, FORCE }
}
