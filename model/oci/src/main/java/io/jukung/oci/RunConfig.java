package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/// How a container of an image runs unless it is told otherwise. Empty text and empty lists mean "not set".
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunConfig(
        @JsonProperty("User") String user,
        @JsonProperty("ExposedPorts") @JsonSerialize(using = KeySet.Writer.class) @JsonDeserialize(using = KeySet.Reader.class) Set<String> exposedPorts,
        @JsonProperty("Env") List<String> env,
        @JsonProperty("Entrypoint") List<String> entrypoint,
        @JsonProperty("Cmd") List<String> cmd,
        @JsonProperty("Healthcheck") Optional<Healthcheck> healthcheck,
        @JsonProperty("ArgsEscaped") @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean argsEscaped,
        @JsonProperty("Volumes") @JsonSerialize(using = KeySet.Writer.class) @JsonDeserialize(using = KeySet.Reader.class) Set<String> volumes,
        @JsonProperty("WorkingDir") String workingDir,
        @JsonProperty("OnBuild") List<String> onBuild,
        @JsonProperty("Labels") Map<String, String> labels,
        @JsonProperty("StopSignal") String stopSignal,
        @JsonProperty("Shell") List<String> shell,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> others) {
    /// Nothing set.
    public static final RunConfig EMPTY = new RunConfig("", Set.of(), List.of(), List.of(), List.of(), Optional.empty(), false,
            Set.of(), "", List.of(), Map.of(), "", List.of(), Map.of());

    public RunConfig {
        user = Keep.text(user);
        exposedPorts = set(exposedPorts);
        env = Keep.list(env);
        entrypoint = Keep.list(entrypoint);
        cmd = Keep.list(cmd);
        healthcheck = Keep.maybe(healthcheck);
        volumes = set(volumes);
        workingDir = Keep.text(workingDir);
        onBuild = Keep.list(onBuild);
        labels = Keep.map(labels);
        stopSignal = Keep.text(stopSignal);
        shell = Keep.list(shell);
        others = Keep.map(others);
    }

    /// How the container's health is asked. Times are nanoseconds, 0 = inherited; `test` starts with NONE, CMD or CMD-SHELL, empty = inherited.
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Healthcheck(
            @JsonProperty("Test") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> test,
            @JsonProperty("Interval") long interval,
            @JsonProperty("Timeout") long timeout,
            @JsonProperty("StartPeriod") long startPeriod,
            @JsonProperty("StartInterval") long startInterval,
            @JsonProperty("Retries") int retries) {
        public Healthcheck {
            test = Keep.list(test);
        }
    }

    private static Set<String> set(@Nullable Set<String> given) {
        return given == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(given));
    }
}
