package io.jukung.scenarios.exchange;

import io.jukung.scenarios.exchange.Entry.Await;
import io.jukung.scenarios.exchange.Entry.Exchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Says a recording again to an engine, each thing in its moment, and holds the answers against the recorded ones.
final class Replay {
    private interface Moment {
        void come() throws IOException, InterruptedException;
    }

    private final Path socket;
    private final Path tiny;
    private final Differences differences;
    private final Scrub scrub;
    private final Ids ids = new Ids();
    private final Map<Exchange, Sent> sent = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();

    Replay(Path socket, Path tiny, Differences differences) throws IOException {
        this.scrub = Scrub.of(new Api(socket));
        this.socket = socket;
        this.tiny = tiny;
        this.differences = differences;
    }

    /// @return what was answered in another way
    List<String> play(Recording recording) throws IOException, InterruptedException {
        var api = new Api(socket);
        api.reset(tiny);
        var moments = new TreeMap<Integer, Moment>();
        for (var entry : recording.entries()) {
            switch (entry) {
                case Await(var begins, var target, var text) -> moments.put(begins, () -> api.await(ids.translate(target), text));
                case Exchange exchange -> {
                    moments.put(exchange.begins(), () -> sent.put(exchange, Sent.start(exchange, ids, socket, tiny, scrub)));
                    moments.put(exchange.answers(), () -> begun(exchange).awaitHead());
                    moments.put(exchange.ends(), () -> judge(exchange, begun(exchange)));
                }
            }
        }
        try {
            for (var moment : moments.values()) moment.come();
        } finally {
            for (var one : sent.values()) one.close();
        }
        return complaints;
    }

    private Sent begun(Exchange exchange) throws IOException {
        var begun = sent.get(exchange);
        if (begun == null) throw new IOException("an answer before its request: " + exchange.request().target());
        return begun;
    }

    private void judge(Exchange exchange, Sent begun) throws IOException, InterruptedException {
        var request = exchange.request();
        var title = request.method() + " " + request.target() + ": ";
        try {
            for (var complaint : new Comparison(differences, ids, request).judge(exchange.answer(), begun.answer())) complaints.add(title + complaint);
        } catch (IOException e) {
            throw new IOException(title + e.getMessage(), e);
        }
    }
}
