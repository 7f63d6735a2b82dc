package io.jukung.cli.create;

import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The health check a command line asks for.
final class Health {
    private Health() {}

    static Optional<JsonObject> of(Line line) {
        boolean some = line.given(CreateFlags.HEALTH_CMD) || line.given(CreateFlags.HEALTH_INTERVAL) || line.given(CreateFlags.HEALTH_TIMEOUT)
                || line.given(CreateFlags.HEALTH_RETRIES) || line.given(CreateFlags.HEALTH_START_PERIOD) || line.given(CreateFlags.HEALTH_START_INTERVAL);
        var check = new JsonObject();
        if (line.is(CreateFlags.NO_HEALTHCHECK)) {
            if (some) throw new Problem.Invalid("--no-healthcheck conflicts with --health-* options");
            check.add("Test", Json.array(List.of("NONE")));
            return Optional.of(check);
        }
        if (!some) return Optional.empty();
        line.text(CreateFlags.HEALTH_CMD).ifPresent(command -> check.add("Test", Json.array(List.of("CMD-SHELL", command))));
        time(check, "Interval", line, CreateFlags.HEALTH_INTERVAL);
        time(check, "Timeout", line, CreateFlags.HEALTH_TIMEOUT);
        time(check, "StartPeriod", line, CreateFlags.HEALTH_START_PERIOD);
        time(check, "StartInterval", line, CreateFlags.HEALTH_START_INTERVAL);
        long retries = line.number(CreateFlags.HEALTH_RETRIES).orElse(0L);
        if (retries < 0) throw new Problem.Invalid("--health-retries cannot be negative");
        if (retries > 0) check.addProperty("Retries", retries);
        return Optional.of(check);
    }

    private static void time(JsonObject check, String key, Line line, Flag<Duration> flag) {
        var time = line.duration(flag).orElse(Duration.ZERO);
        if (time.isNegative()) throw new Problem.Invalid("--" + flag.name() + " cannot be negative");
        if (!time.isZero()) check.addProperty(key, time.toNanos());
    }
}
