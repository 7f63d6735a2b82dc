package io.jukung.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// Where a container stands in its life. Each state carries exactly the facts that are true in it:
/// a stopped container has no pid to misread, a running one no exit code. What outlives a state
/// (when the last run began and ended, its code, its error) is kept beside it, in `LastRun`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
        @JsonSubTypes.Type(value = ContainerState.Created.class, name = "created"),
        @JsonSubTypes.Type(value = ContainerState.Running.class, name = "running"),
        @JsonSubTypes.Type(value = ContainerState.Paused.class, name = "paused"),
        @JsonSubTypes.Type(value = ContainerState.Restarting.class, name = "restarting"),
        @JsonSubTypes.Type(value = ContainerState.Exited.class, name = "exited"),
        @JsonSubTypes.Type(value = ContainerState.Removing.class, name = "removing"),
        @JsonSubTypes.Type(value = ContainerState.Dead.class, name = "dead")})
public sealed interface ContainerState {
    /// Made, and never run to an end; or a start that failed.
    record Created() implements ContainerState {}

    record Running(long pid, Instant since) implements ContainerState {}

    record Paused(long pid, Instant since) implements ContainerState {}

    record Restarting(int attempt, Instant next) implements ContainerState {}

    record Exited(int code, Instant at, boolean outOfMemory) implements ContainerState {}

    record Removing() implements ContainerState {}

    record Dead(String reason) implements ContainerState {}

    /// Docker's word for it.
    default String word() {
        return switch (this) {
            case Created() -> "created";
            case Running(_, _) -> "running";
            case Paused(_, _) -> "paused";
            case Restarting(_, _) -> "restarting";
            case Exited(_, _, _) -> "exited";
            case Removing() -> "removing";
            case Dead(_) -> "dead";
        };
    }

    /// Whether its process lives.
    default boolean alive() {
        return this instanceof Running || this instanceof Paused;
    }

    /// Whether its process lives, or will in a moment: what `ps` lists.
    default boolean active() {
        return alive() || this instanceof Restarting;
    }
}
