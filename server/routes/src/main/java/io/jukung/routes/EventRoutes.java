package io.jukung.routes;

import io.jukung.base.Problem;
import io.jukung.gateway.Exchange;
import io.jukung.journal.Event;
import io.jukung.journal.Journal;
import io.jukung.notation.Filters;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What happens on this engine, told as it happens; with `since` what happened before comes first.
final class EventRoutes {
    private final Journal journal;
    private final InstantSource clock;

    EventRoutes(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void register(Paths paths) {
        paths.get("/events", this::events);
    }

    /// The questions of one request.
    private record Wishes(Optional<Instant> since, Optional<Instant> until, Filters filters) {
        boolean past(Event event) {
            return (since.isPresent() || until.isPresent()) && since.map(s -> !event.at().isBefore(s)).orElse(true) && wanted(event);
        }

        boolean wanted(Event event) {
            return until.map(u -> !event.at().isAfter(u)).orElse(true) && EventView.asked(event, filters);
        }
    }

    private void events(Exchange exchange) throws IOException, InterruptedException {
        var wishes = new Wishes(FilterQuery.seconds(exchange, "since"), FilterQuery.seconds(exchange, "until"), FilterQuery.any(exchange));
        if (wishes.since().isPresent() && wishes.until().isPresent() && wishes.until().get().isBefore(wishes.since().get())) {
            throw new Problem.Invalid("`since` time (" + exchange.query("since").orElse("") + ") cannot be after `until` time (" + exchange.query("until").orElse("") + ")");
        }
        var fresh = new LinkedBlockingQueue<Optional<Event>>();
        try (var subscription = journal.subscribe(event -> fresh.add(Optional.of(event)));
                var out = exchange.stream(contentType(exchange))) {
            out.flush();
            exchange.onClientGone(() -> fresh.add(Optional.empty()));
            for (var event : subscription.before()) {
                if (wishes.past(event)) tell(exchange, out, event);
            }
            while (true) {
                var next = next(fresh, wishes.until());
                if (next.isEmpty()) return;
                if (wishes.wanted(next.get())) tell(exchange, out, next.get());
            }
        }
    }

    /// The next event; empty when the time is up or the client has gone.
    private Optional<Event> next(LinkedBlockingQueue<Optional<Event>> fresh, Optional<Instant> until) throws InterruptedException {
        if (until.isEmpty()) return fresh.take();
        long left = Math.max(0, Duration.between(clock.instant(), until.get()).toMillis());
        var next = fresh.poll(left, TimeUnit.MILLISECONDS);
        return next == null ? Optional.empty() : next;
    }

    private static void tell(Exchange exchange, OutputStream out, Event event) throws IOException {
        var line = Answer.line(EventView.json(event, Versions.of(exchange)), "\n");
        if (contentType(exchange).equals("application/json-seq")) out.write(0x1e);
        out.write(line);
        out.flush();
    }

    private static String contentType(Exchange exchange) {
        var accepted = exchange.header("Accept").orElse("");
        if (Versions.of(exchange).atLeast(1, 52)) {
            for (var type : new String[] {"application/jsonl", "application/x-ndjson", "application/json-seq"}) {
                if (accepted.contains(type)) return type;
            }
        }
        return "application/json";
    }
}
