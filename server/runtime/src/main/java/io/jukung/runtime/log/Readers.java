package io.jukung.runtime.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who reads which log just now. A rotation takes the oldest file away: whoever has not come to it yet gets it opened first,
/// and reads it although it has no name any more. Any thread may call; files change their names while no reader looks for one.
final class Readers {
    interface Change {
        void run() throws IOException;
    }

    private final Map<Path, List<Reader>> readers = new HashMap<>();
    private final long most;

    /// @param most bytes without a name that one reader may keep on the disk
    Readers(long most) {
        this.most = most;
    }

    synchronized Reader enter(Path log) {
        var reader = new Reader(this, new Parts(log), most);
        readers.computeIfAbsent(log, _ -> new ArrayList<>()).add(reader);
        return reader;
    }

    synchronized void leave(Path log, Reader reader) {
        readers.computeIfPresent(log, (_, all) -> all.remove(reader) && all.isEmpty() ? null : all);
    }

    /// Changes the names of a log's files.
    /// @param going those that will have none afterwards
    synchronized void change(Path log, List<Path> going, Change names) throws IOException {
        var reading = readers.getOrDefault(log, List.of());
        if (!reading.isEmpty() && !going.isEmpty()) {
            var there = new Parts(log).now().reversed();
            for (var reader : reading) keep(reader, there, going);
        }
        names.run();
    }

    /// @param there the oldest first: who reads one of them has done with those before it
    private static void keep(Reader reader, List<Parts.Part> there, List<Path> going) {
        boolean ahead = there.stream().noneMatch(part -> reader.at(part.key()));
        for (var part : there) {
            if (reader.at(part.key())) ahead = true;
            else if (ahead && going.contains(part.file())) reader.keep(part);
        }
    }
}
