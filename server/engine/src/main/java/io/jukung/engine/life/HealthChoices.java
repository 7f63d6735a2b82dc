package io.jukung.engine.life;

import io.jukung.base.Problem;
import tools.jackson.databind.JsonNode;

/// Checks the health check of a create request, in Docker's order and words. Times are nanoseconds; 0 means: not said.
final class HealthChoices {
    private static final long LEAST = 1_000_000;

    private HealthChoices() {}

    static void check(JsonNode health) {
        time(health, "Interval");
        time(health, "Timeout");
        if (health.path("Retries").asLong(0) < 0) throw new Problem.Invalid("Retries in Healthcheck cannot be negative");
        time(health, "StartPeriod");
        time(health, "StartInterval");
    }

    private static void time(JsonNode health, String field) {
        long time = health.path(field).asLong(0);
        if (time != 0 && time < LEAST) throw new Problem.Invalid(field + " in Healthcheck cannot be less than 1ms", "leave it out for the usual one");
    }
}
