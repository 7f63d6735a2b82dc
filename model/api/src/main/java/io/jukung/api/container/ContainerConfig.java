package io.jukung.api.container;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a create request that could move with an image (`ContainerConfig` of the API). Null means: not said.
public record ContainerConfig(
        @JsonProperty("Hostname") @Nullable String hostname,
        @JsonProperty("Domainname") @Nullable String domainname,
        @JsonProperty("User") @Nullable String user,
        @JsonProperty("AttachStdin") boolean attachStdin,
        @JsonProperty("AttachStdout") boolean attachStdout,
        @JsonProperty("AttachStderr") boolean attachStderr,
        @JsonProperty("ExposedPorts") @Nullable Map<String, Object> exposedPorts,
        @JsonProperty("Tty") boolean tty,
        @JsonProperty("OpenStdin") boolean openStdin,
        @JsonProperty("StdinOnce") boolean stdinOnce,
        @JsonProperty("Env") @Nullable List<String> env,
        @JsonProperty("Cmd") @Nullable List<String> cmd,
        @JsonProperty("Image") @Nullable String image,
        @JsonProperty("Volumes") @Nullable Map<String, Object> volumes,
        @JsonProperty("WorkingDir") @Nullable String workingDir,
        @JsonProperty("Entrypoint") @Nullable List<String> entrypoint,
        @JsonProperty("NetworkDisabled") boolean networkDisabled,
        @JsonProperty("MacAddress") @Nullable String macAddress,
        @JsonProperty("OnBuild") @Nullable List<String> onBuild,
        @JsonProperty("Labels") @Nullable Map<String, String> labels,
        @JsonProperty("StopSignal") @Nullable String stopSignal,
        @JsonProperty("StopTimeout") @Nullable Integer stopTimeout,
        @JsonProperty("Shell") @Nullable List<String> shell) {}
