package io.jukung.engine;

/// A folder or file of the host inside a container, as `inspect` tells it.
///
/// @param mode        the options as they were written after the second colon of `-v`
/// @param propagation as the kernel names it, `rprivate` unless asked otherwise
public record MountPoint(String type, String source, String destination, String mode, boolean writable, String propagation) {}
