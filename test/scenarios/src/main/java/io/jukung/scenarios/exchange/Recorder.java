package io.jukung.scenarios.exchange;

import io.jukung.scenarios.Wait;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between clients and an engine, on a Unix socket of its own, and keeps what passes.
final class Recorder implements AutoCloseable, RecordedConnection.Log {
    private final ServerSocketChannel door;
    private final Path engine;
    private final AtomicInteger moments = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final List<Entry> entries = new ArrayList<>();

    private Recorder(ServerSocketChannel door, Path engine) {
        this.door = door;
        this.engine = engine;
    }

    static Recorder listen(Path socket, Path engine) throws IOException {
        var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(socket));
        var recorder = new Recorder(door, engine);
        Thread.ofPlatform().daemon().name("recorder").start(recorder::acceptAll);
        return recorder;
    }

    private void acceptAll() {
        try {
            while (true) accept(door.accept());
        } catch (IOException e) {
            // closed
        }
    }

    private void accept(SocketChannel client) {
        open.incrementAndGet();
        Thread.ofPlatform().daemon().name("recorded").start(() -> {
            try {
                new RecordedConnection(client, engine, this).serve();
            } finally {
                open.decrementAndGet();
            }
        });
    }

    @Override
    public int moment() {
        return moments.incrementAndGet();
    }

    @Override
    public synchronized void keep(Entry entry) {
        // `info` tells of host, storage and runtime in every second field: there is nothing to hold it against
        if (entry instanceof Entry.Exchange exchange && exchange.request().route().equals("GET /info")) return;
        entries.add(entry);
    }

    @Override
    public void await(String target, String text) throws IOException, InterruptedException {
        int begins = moment();
        new Api(engine).await(target, text);
        keep(new Entry.Await(begins, target, text));
    }

    /// What was seen, once every client has gone.
    Recording recording(String name) throws IOException, InterruptedException {
        Wait.until("every client has gone", () -> open.get() == 0);
        synchronized (this) {
            return new Recording(name, entries.stream().sorted(Comparator.comparingInt(Recorder::begins)).toList());
        }
    }

    static int begins(Entry entry) {
        return switch (entry) {
            case Entry.Await await -> await.begins();
            case Entry.Exchange exchange -> exchange.begins();
        };
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
