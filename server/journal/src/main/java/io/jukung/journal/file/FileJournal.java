package io.jukung.journal.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.journal.Event;
import io.jukung.journal.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Events as JSON lines in one file, the last 256 of them in memory. A line that was cut by a crash is passed over, and the
/// next one begins anew. Past 8 MiB the file is set aside as `NAME.1`, and the one before it goes. Times only go forward, also
/// when the clock does not: an event that would be as old as the one before is a nanosecond younger.
public final class FileJournal implements Journal {
    private static final int KEPT = 256;
    private static final long LARGE = 8L << 20;

    private final Path file;
    private final Deque<Event> recent = new ArrayDeque<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private FileChannel out;
    private Instant last = Instant.EPOCH;

    private FileJournal(Path file, FileChannel out) {
        this.file = file;
        this.out = out;
    }

    /// Opens the journal, and reads the end of what is there.
    public static FileJournal open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var journal = new FileJournal(file, append(file));
        journal.readBack();
        return journal;
    }

    @Override
    public synchronized void append(Event told) {
        var event = told.at().isAfter(last) ? told : told.withTime(last.plusNanos(1));
        remember(event);
        try {
            if (out.size() > LARGE) rotate();
            out.write(ByteBuffer.wrap((new String(Wire.bytes(line(event)), UTF_8) + "\n").getBytes(UTF_8)));
        } catch (IOException e) {
            // the disk is full or gone: whoever listens still hears of it
        }
        for (var listener : listeners) listener.accept(event);
    }

    @Override
    public synchronized List<Event> recent() {
        return List.copyOf(recent);
    }

    @Override
    public synchronized Subscription subscribe(Consumer<Event> listener) {
        listeners.add(listener);
        return new Subscription(recent(), () -> listeners.remove(listener));
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void remember(Event event) {
        last = event.at();
        recent.addLast(event);
        if (recent.size() > KEPT) recent.removeFirst();
    }

    private void rotate() throws IOException {
        out.close();
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        out = append(file);
    }

    private void readBack() throws IOException {
        var older = file.resolveSibling(file.getFileName() + ".1");
        if (Files.size(file) < KEPT << 10 && Files.exists(older)) readBack(older);
        readBack(file);
        if (Files.size(file) > 0 && !endsLine()) out.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }

    private boolean endsLine() throws IOException {
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            var end = ByteBuffer.allocate(1);
            in.read(end, in.size() - 1);
            return end.get(0) == '\n';
        }
    }

    private void readBack(Path file) throws IOException {
        try (var lines = Files.lines(file, UTF_8)) {
            lines.forEach(line -> {
                try {
                    remember(event(Wire.readTree(line)));
                } catch (Problem.Invalid | java.time.DateTimeException e) {
                    // cut by a crash
                }
            });
        }
    }

    private static JsonNode line(Event event) {
        var line = Wire.object();
        line.put("at", event.at().toString()).put("type", event.type()).put("action", event.action()).put("id", event.id());
        event.attributes().forEach(line.putObject("attributes")::put);
        if (!event.cause().isEmpty()) line.put("cause", event.cause());
        return line;
    }

    private static Event event(JsonNode line) {
        var attributes = new LinkedHashMap<String, String>();
        for (var entry : line.path("attributes").properties()) attributes.put(entry.getKey(), entry.getValue().asString(""));
        return new Event(Instant.parse(line.path("at").asString("")), line.path("type").asString(""), line.path("action").asString(""),
                line.path("id").asString(""), attributes, line.path("cause").asString(""));
    }

    private static FileChannel append(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }
}
